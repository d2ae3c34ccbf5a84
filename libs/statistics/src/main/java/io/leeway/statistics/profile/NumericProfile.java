package io.leeway.statistics.profile;

import java.util.function.DoubleSupplier;

/**
 * A summary of one numeric column that answers every one-dimensional statistic: the sorted finite values with their
 * counts, and how many rows were missing, zero or infinite.
 *
 * <p>Immutable and exact: merging two profiles equals profiling the concatenation, and the order of the rows does not
 * matter. {@linkplain #compress(int) Compressed} it holds fewer values and carries an {@link ErrorBound}; counts, minimum,
 * maximum, mean and variance remain those of all rows. Missing is NaN; infinities are counted but take no part in any
 * statistic; negative zero is zero.
 */
public final class NumericProfile {

    /** The most distinct values that a {@link NumericProfileBuilder} keeps unless said otherwise. */
    public static final int DEFAULT_CAP = 1 << 20;

    private static final NumericProfile EMPTY =
            new NumericProfile(SortedSample.empty(), 0, 0, 0, 0, 0, 0, new Moments(0, 0), ErrorBound.EXACT);

    private final SortedSample sample;
    private final long missing;
    private final long zeros;
    private final long positiveInfinities;
    private final long negativeInfinities;
    private final double min;
    private final double max;
    private final Moments moments;
    private final ErrorBound error;

    NumericProfile(
            SortedSample sample,
            long missing,
            long zeros,
            long positiveInfinities,
            long negativeInfinities,
            double min,
            double max,
            Moments moments,
            ErrorBound error) {
        this.sample = sample;
        this.missing = missing;
        this.zeros = zeros;
        this.positiveInfinities = positiveInfinities;
        this.negativeInfinities = negativeInfinities;
        this.min = min;
        this.max = max;
        this.moments = moments;
        this.error = error;
    }

    /** The profile of no rows. */
    public static NumericProfile empty() {
        return EMPTY;
    }

    /** Profiles a column, NaN meaning missing. The array is not modified. For many columns use a {@link NumericProfiler}. */
    public static NumericProfile of(double[] values) {
        return new NumericProfiler().profile(values);
    }

    static NumericProfile of(ColumnSorter sorted) {
        SortedSample sample = sorted.sample();
        boolean empty = sample.points() == 0;
        return new NumericProfile(
                sample,
                sorted.missing(),
                sorted.zeros(),
                sorted.positiveInfinities(),
                sorted.negativeInfinities(),
                empty ? 0 : sample.value(0),
                empty ? 0 : sample.value(sample.points() - 1),
                Moments.of(sample),
                ErrorBound.EXACT);
    }

    /** The profile of the rows of both. */
    public NumericProfile merge(NumericProfile other) {
        if (rows() == 0) {
            return other;
        }
        if (other.rows() == 0) {
            return this;
        }
        SortedSample merged = sample.merge(other.sample);
        double share = size() + other.size() == 0 ? 0 : (double) other.size() / (size() + other.size());
        ErrorBound mixed = error.mix(other.error, share);
        return new NumericProfile(
                merged,
                Math.addExact(missing, other.missing),
                Math.addExact(zeros, other.zeros),
                Math.addExact(positiveInfinities, other.positiveInfinities),
                Math.addExact(negativeInfinities, other.negativeInfinities),
                size() == 0 ? other.min : other.size() == 0 ? min : Math.min(min, other.min),
                size() == 0 ? other.max : other.size() == 0 ? max : Math.max(max, other.max),
                mixed.isExact() ? Moments.of(merged) : Moments.merge(moments, size(), other.moments, other.size()),
                mixed);
    }

    /**
     * This profile with at most the given number of distinct values; itself if it has no more.
     *
     * <p>The values kept are order statistics at evenly spaced ranks, so the distribution function is off by at most about
     * {@code 1 / (2 * points)}; the error actually made is measured and added to {@link #error()}.
     *
     * @throws IllegalArgumentException if {@code points} is below 2
     */
    public NumericProfile compress(int points) {
        if (points < 2) {
            throw new IllegalArgumentException("points must be at least 2 but is " + points);
        }
        if (sample.points() <= points) {
            return this;
        }
        SortedSample thinned = sample.thin(points);
        EmpiricalGap gap = EmpiricalGap.between(sample, thinned, ErrorBound.EXACT);
        ErrorBound made = new ErrorBound(gap.supremumShare(), gap.area());
        return new NumericProfile(
                thinned, missing, zeros, positiveInfinities, negativeInfinities, min, max, moments, error.plus(made));
    }

    /** This profile with values that stand for its own, in their order; it has some. */
    NumericProfile withSample(SortedSample other) {
        boolean exact = error.isExact();
        return new NumericProfile(
                other,
                missing,
                zeros,
                positiveInfinities,
                negativeInfinities,
                exact ? other.value(0) : Math.min(min, other.value(0)),
                exact ? other.value(other.points() - 1) : Math.max(max, other.value(other.points() - 1)),
                moments,
                error);
    }

    /** The profile of the finite values other than zero, without the rows that are missing, zero or infinite. */
    public NumericProfile nonZero() {
        if (zeros == 0 && size() == rows()) {
            return this;
        }
        SortedSample kept = sample.without(0);
        if (kept.points() == 0) {
            return EMPTY;
        }
        return new NumericProfile(
                kept,
                0,
                0,
                0,
                0,
                min == 0 ? kept.value(0) : min,
                max == 0 ? kept.value(kept.points() - 1) : max,
                Moments.of(kept),
                error);
    }

    /** All rows, whatever they hold. */
    public long rows() {
        return sample.size() + missing + positiveInfinities + negativeInfinities;
    }

    /** The finite values: what every statistic is computed from. */
    public long size() {
        return sample.size();
    }

    /** Rows without a value (NaN). */
    public long missing() {
        return missing;
    }

    /** Rows equal to zero, negative zero included. */
    public long zeros() {
        return zeros;
    }

    /** Rows of positive infinity. */
    public long positiveInfinities() {
        return positiveInfinities;
    }

    /** Rows of negative infinity. */
    public long negativeInfinities() {
        return negativeInfinities;
    }

    /** The memory that its values and their counts take, in bytes: eight for each distinct value, 16 where some repeat. */
    public long bytes() {
        return sample.bytes();
    }

    /** Distinct finite values; a lower bound once compressed. */
    public int distinct() {
        return sample.points();
    }

    /**
     * The smallest finite value.
     *
     * @throws IllegalStateException if there is no finite value, as for all that follow
     */
    public double min() {
        return nonEmpty(1, () -> min);
    }

    /** The greatest finite value. */
    public double max() {
        return nonEmpty(1, () -> max);
    }

    /** The mean of the finite values. */
    public double mean() {
        return nonEmpty(1, moments::mean);
    }

    /** The variance with divisor n; infinite beyond the range of a double. */
    public double populationVariance() {
        return nonEmpty(1, () -> moments.deviation() * moments.deviation());
    }

    /** The standard deviation with divisor n. */
    public double populationStandardDeviation() {
        return nonEmpty(1, moments::deviation);
    }

    /**
     * The variance with divisor n - 1.
     *
     * @throws IllegalStateException if there are fewer than two finite values
     */
    public double sampleVariance() {
        return nonEmpty(2, () -> moments.deviation() * moments.deviation() * size() / (size() - 1));
    }

    /**
     * The standard deviation with divisor n - 1.
     *
     * @throws IllegalStateException if there are fewer than two finite values
     */
    public double sampleStandardDeviation() {
        return nonEmpty(2, () -> moments.deviation() * Math.sqrt((double) size() / (size() - 1)));
    }

    /**
     * The population skewness.
     *
     * @throws IllegalStateException if all finite values are equal
     */
    public double skewness() {
        if (size() == 0 || moments.deviation() == 0) {
            throw new IllegalStateException("the profile does not vary");
        }
        return Moments.skewness(sample, moments);
    }

    /**
     * The quantile by linear interpolation between order statistics (numpy's default, Hyndman and Fan's type 7).
     *
     * @param probability from 0 (the minimum) to 1 (the maximum)
     * @throws IllegalArgumentException if the probability is outside 0 to 1
     */
    public double quantile(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability must be in 0..1 but is " + probability);
        }
        return nonEmpty(1, () -> {
            if (probability == 0 || probability == 1) {
                return probability == 0 ? min : max;
            }
            double position = probability * (size() - 1);
            long rank = (long) position;
            double fraction = position - rank;
            double lower = sample.atRank(rank);
            if (fraction == 0) {
                return lower;
            }
            double upper = sample.atRank(rank + 1);
            // from the nearer end, as numpy does, so that the result never leaves the interval
            return fraction < 0.5 ? lower + (upper - lower) * fraction : upper - (upper - lower) * (1 - fraction);
        });
    }

    /** The share of finite values at most x. */
    public double cdf(double x) {
        return nonEmpty(1, () -> (double) sample.countAtMost(x) / size());
    }

    /**
     * Counts the finite values in the bins {@code [e0, e1), [e1, e2), ... [ek-1, ek]}; what lies outside is in none.
     *
     * @param edges at least two, ascending
     * @throws IllegalArgumentException if there are fewer than two edges or they do not ascend
     */
    public long[] histogram(double[] edges) {
        requireAscending(edges);
        long[] counts = new long[edges.length - 1];
        long before = sample.countBelow(edges[0]);
        for (int bin = 0; bin < counts.length; bin++) {
            double edge = edges[bin + 1];
            long to = bin == counts.length - 1 ? sample.countAtMost(edge) : sample.countBelow(edge);
            counts[bin] = to - before;
            before = to;
        }
        return counts;
    }

    private static void requireAscending(double[] edges) {
        if (edges.length < 2) {
            throw new IllegalArgumentException("edges must be at least 2 but are " + edges.length);
        }
        for (int i = 1; i < edges.length; i++) {
            if (!(edges[i - 1] < edges[i])) {
                throw new IllegalArgumentException("edges must ascend but edges[" + i + "] does not");
            }
        }
    }

    /** The distribution itself. */
    public SortedSample sample() {
        return sample;
    }

    /** How far the distribution may be off; {@link ErrorBound#EXACT} unless compressed. */
    public ErrorBound error() {
        return error;
    }

    Moments moments() {
        return moments;
    }

    /** The compact serialised form: a format byte, a version byte, the content, a checksum. */
    public byte[] toBytes() {
        return NumericProfileFormat.write(this);
    }

    /**
     * Reads what {@link #toBytes()} wrote.
     *
     * @throws IllegalArgumentException if the bytes are not an intact numeric profile of a known version
     */
    public static NumericProfile fromBytes(byte[] bytes) {
        return fromBytes(bytes, Integer.MAX_VALUE);
    }

    /**
     * Reads what {@link #toBytes()} wrote, where it has at most so many distinct values: somebody else may have written it.
     *
     * @throws IllegalArgumentException if the bytes are not an intact numeric profile of a known version, or it has more
     */
    public static NumericProfile fromBytes(byte[] bytes, int most) {
        return NumericProfileFormat.read(bytes, most);
    }

    private double nonEmpty(int needed, DoubleSupplier value) {
        if (size() < needed) {
            throw new IllegalStateException(
                    "the profile has " + size() + " finite values but " + needed + " are needed");
        }
        return value.getAsDouble();
    }
}
