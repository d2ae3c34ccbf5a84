package io.leeway.statistics.profile;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** What becomes of a numeric profile when the rows it was made of change, without these rows. */
public final class NumericChange {

    private NumericChange() {}

    /**
     * Rows divided at random.
     *
     * @param drawn the rows that were drawn, all of them with a finite value
     * @param rest all other rows
     */
    public record Parts(NumericProfile drawn, NumericProfile rest) {}

    /**
     * The profile when each finite value becomes another one. Missing and infinite rows stay as they are. Of a compressed profile
     * the moments become those of the values it holds, and the error grows with the spread.
     *
     * @param change gives a finite value for each
     * @throws IllegalArgumentException if it gives one that is not finite
     */
    public static NumericProfile map(NumericProfile profile, DoubleUnaryOperator change) {
        SortedSample sample = profile.sample();
        if (sample.points() == 0) {
            return profile;
        }
        double[] mapped = new double[sample.points()];
        for (int i = 0; i < mapped.length; i++) {
            mapped[i] = change.applyAsDouble(sample.value(i)) + 0.0;
            if (!Double.isFinite(mapped[i])) {
                throw new IllegalArgumentException("a value became " + mapped[i]);
            }
        }
        SortedSample sorted = sorted(mapped, sample);
        double low = change.applyAsDouble(profile.min());
        double high = change.applyAsDouble(profile.max());
        Moments moments = Moments.of(sorted);
        double spread = profile.moments().deviation() == 0
                ? 1
                : moments.deviation() / profile.moments().deviation();
        return new NumericProfile(
                sorted,
                profile.missing(),
                sorted.countAtMost(0) - sorted.countBelow(0),
                profile.positiveInfinities(),
                profile.negativeInfinities(),
                Math.min(sorted.value(0), Math.min(low, high)),
                Math.max(sorted.value(sorted.points() - 1), Math.max(low, high)),
                moments,
                new ErrorBound(
                        profile.error().rank(),
                        profile.error().wasserstein() * (Double.isFinite(spread) ? spread : 1)));
    }

    /**
     * Draws each finite value by itself.
     *
     * @param share how likely it is drawn, 0 to 1
     */
    public static Parts draw(NumericProfile profile, double share, RandomGenerator random) {
        SortedSample sample = profile.sample();
        long[] drawn = new long[sample.points()];
        long[] rest = new long[sample.points()];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = Binomial.draw(sample.count(i), share, random);
            rest[i] = sample.count(i) - drawn[i];
        }
        return new Parts(
                of(profile, counted(sample, drawn), 0, 0, 0),
                of(
                        profile,
                        counted(sample, rest),
                        profile.missing(),
                        profile.positiveInfinities(),
                        profile.negativeInfinities()));
    }

    /** The profile when each finite value is missing. */
    public static NumericProfile missing(NumericProfile profile) {
        return of(
                profile,
                SortedSample.empty(),
                profile.missing() + profile.size(),
                profile.positiveInfinities(),
                profile.negativeInfinities());
    }

    private static NumericProfile of(
            NumericProfile from, SortedSample sample, long missing, long positive, long negative) {
        boolean empty = sample.points() == 0;
        return new NumericProfile(
                sample,
                missing,
                sample.countAtMost(0) - sample.countBelow(0),
                positive,
                negative,
                empty ? 0 : sample.value(0),
                empty ? 0 : sample.value(sample.points() - 1),
                Moments.of(sample),
                empty ? ErrorBound.EXACT : from.error());
    }

    private static SortedSample counted(SortedSample sample, long[] counts) {
        int[] kept =
                IntStream.range(0, counts.length).filter(i -> counts[i] > 0).toArray();
        return sample(
                Arrays.stream(kept).mapToDouble(sample::value).toArray(),
                Arrays.stream(kept).mapToLong(i -> counts[i]).toArray());
    }

    private static SortedSample sorted(double[] values, SortedSample counts) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] distinct = new double[values.length];
        long[] summed = new long[values.length];
        int last = -1;
        for (int i : order) {
            if (last < 0 || distinct[last] != values[i]) {
                distinct[++last] = values[i];
            }
            summed[last] += counts.count(i);
        }
        return sample(Arrays.copyOf(distinct, last + 1), Arrays.copyOf(summed, last + 1));
    }

    private static SortedSample sample(double[] values, long[] counts) {
        if (Arrays.stream(counts).allMatch(count -> count == 1)) {
            return new SortedSample(values, null);
        }
        long[] cumulative = new long[counts.length + 1];
        for (int i = 0; i < counts.length; i++) {
            cumulative[i + 1] = cumulative[i] + counts[i];
        }
        return new SortedSample(values, cumulative);
    }
}
