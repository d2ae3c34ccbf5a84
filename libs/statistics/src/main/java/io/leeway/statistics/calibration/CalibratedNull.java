package io.leeway.statistics.calibration;

import java.util.Arrays;
import java.util.OptionalDouble;

import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;

/**
 * The distribution of distances between a reference and windows of unchanged data, learnt from the chunks of the reference
 * itself.
 *
 * <p>A <em>trace</em> is one distance of one column. Of each trace the logarithm is standardised by the chunks; a window's
 * score is the greater of its greatest and its mean trace, both standardised again (the greatest alone is the max-T of
 * Westfall and Young 1993, which keeps the error rate however the columns depend on each other; the mean sees a small shift
 * of many columns). Each chunk is scored without itself. The tail beyond the chunks is a {@linkplain GumbelTail Gumbel
 * distribution}. Nothing is assumed of rows within a chunk, so they may depend on each other as they like; chunks have to be
 * much alike, which a trend or a season longer than the reference breaks.
 */
public final class CalibratedNull {

    /** The fewest chunks from which the null is learnt. */
    public static final int MINIMUM = 12;

    /** A chunk is scored by the spread of the others, which needs two of them. */
    private static final int LEAST_MINIMUM = 3;

    /** How much smaller or larger than the chunks a window may be. */
    public static final double LEAST_SIZE = 0.8;

    /** See {@link #LEAST_SIZE}. */
    public static final double GREATEST_SIZE = 1.25;

    /** A distance below this is as good as none. */
    private static final double LEAST_DISTANCE = 0.0001;

    /** The share of chunks that need a value of a trace. */
    private static final double COVERAGE = 0.9;

    private final @Nullable Spread[] traces;
    private final int usable;
    private final Spread greatest;
    private final Spread mean;
    private final double[] scores;
    private final GumbelTail tail;

    private CalibratedNull(
            @Nullable Spread[] traces, int usable, Spread greatest, Spread mean, double[] scores, GumbelTail tail) {
        this.traces = traces;
        this.usable = usable;
        this.greatest = greatest;
        this.mean = mean;
        this.scores = scores;
        this.tail = tail;
    }

    /**
     * Learns the null.
     *
     * @param distances of each chunk from the rest of the reference by trace, at least 0; NaN where a chunk has too few values.
     *     The rest is best taken without the chunk's neighbours, which resemble it
     * @return undefined below {@value #MINIMUM} chunks, or if each trace lacks more than a tenth of the chunks
     * @throws IllegalArgumentException if the chunks have different numbers of traces, or a distance is negative or infinite
     */
    public static Outcome<CalibratedNull> of(double[][] distances) {
        return of(distances, MINIMUM);
    }

    /**
     * Learns the null from fewer chunks than is usual, for what raises no alarm.
     *
     * @param minimum the fewest chunks, at least 3
     * @see #of(double[][])
     */
    public static Outcome<CalibratedNull> of(double[][] distances, int minimum) {
        if (minimum < LEAST_MINIMUM) {
            throw new IllegalArgumentException("minimum must be at least " + LEAST_MINIMUM + " but is " + minimum);
        }
        if (distances.length < minimum) {
            return Outcome.undefined(Reason.TOO_FEW_VALUES);
        }
        int chunks = distances.length;
        int width = distances[0].length;
        @Nullable Spread[] traces = new Spread[width];
        double[][] scores = new double[width][];
        int usable = 0;
        for (int trace = 0; trace < width; trace++) {
            double[] logarithms = logarithms(distances, trace);
            if (Arrays.stream(logarithms).filter(value -> !Double.isNaN(value)).count() >= COVERAGE * chunks) {
                traces[trace] = Spread.of(logarithms);
                scores[trace] = Spread.scores(logarithms);
                usable++;
            } else {
                scores[trace] = absent(chunks);
            }
        }
        if (usable == 0) {
            return Outcome.undefined(Reason.TOO_FEW_VALUES);
        }
        double[] greatest = new double[chunks];
        double[] mean = new double[chunks];
        for (int chunk = 0; chunk < chunks; chunk++) {
            ScoreSummary summary = new ScoreSummary();
            for (double[] trace : scores) {
                summary.add(trace[chunk]);
            }
            greatest[chunk] = summary.greatest();
            mean[chunk] = summary.mean();
        }
        double[] unusual = greater(Spread.scores(greatest), Spread.scores(mean));
        return Outcome.of(new CalibratedNull(
                traces, usable, Spread.of(greatest), Spread.of(mean), unusual, GumbelTail.of(unusual)));
    }

    private static double[] absent(int length) {
        double[] values = new double[length];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    private static double[] logarithms(double[][] distances, int trace) {
        double[] logarithms = new double[distances.length];
        for (int chunk = 0; chunk < distances.length; chunk++) {
            if (distances[chunk].length != distances[0].length) {
                throw new IllegalArgumentException("chunks must have the same traces but chunk " + chunk + " has "
                        + distances[chunk].length + " and the first " + distances[0].length);
            }
            logarithms[chunk] = logarithm(distances[chunk][trace]);
        }
        return logarithms;
    }

    /** NaN stays NaN. */
    private static double logarithm(double distance) {
        if (distance < 0 || Double.isInfinite(distance)) {
            throw new IllegalArgumentException("a distance must be finite and at least 0 but is " + distance);
        }
        return Math.log(Math.max(distance, LEAST_DISTANCE));
    }

    /** The greater of each two; a chunk that lacks every trace is taken as an ordinary one. */
    private static double[] greater(double[] one, double[] other) {
        double[] greater = new double[one.length];
        for (int i = 0; i < greater.length; i++) {
            greater[i] = Double.isNaN(one[i]) ? 0 : Math.max(one[i], other[i]);
        }
        return greater;
    }

    /** How many chunks it was learnt from. */
    public int chunks() {
        return scores.length;
    }

    /** Whether enough chunks have a value of a trace. */
    public boolean usable(int trace) {
        return traces[trace] != null;
    }

    /**
     * How unusual a window is; undefined if it has no usable trace.
     *
     * @param distances of the window from the whole reference by trace; NaN where it has too few values
     * @param size the window's rows over those of a chunk, {@value #LEAST_SIZE} to {@value #GREATEST_SIZE}
     * @throws IllegalArgumentException if the size is out of its range, or the number of traces is another
     */
    public Outcome<Unusualness> judge(double[] distances, double size) {
        if (distances.length != traces.length) {
            throw new IllegalArgumentException(
                    "a window has " + distances.length + " traces, the null " + traces.length);
        }
        ScoreSummary summary = new ScoreSummary();
        for (int trace = 0; trace < distances.length; trace++) {
            summary.add(score(trace, distances[trace], size).orElse(Double.NaN));
        }
        if (summary.isEmpty()) {
            return Outcome.undefined(Reason.TOO_FEW_VALUES);
        }
        double score = Math.max(greatest.score(summary.greatest()), mean.score(summary.mean()));
        int rank = (int) Arrays.stream(scores).filter(chunk -> chunk >= score).count();
        return Outcome.of(new Unusualness(score, tail.survival(score), rank, scores.length));
    }

    /**
     * How far one trace of a window lies out, in standard deviations of the chunks'; empty where the trace is not usable or the
     * distance is NaN.
     *
     * @throws IllegalArgumentException if the size is out of its range
     */
    public OptionalDouble score(int trace, double distance, double size) {
        if (!(size >= LEAST_SIZE && size <= GREATEST_SIZE)) {
            throw new IllegalArgumentException(
                    "size must be in " + LEAST_SIZE + ".." + GREATEST_SIZE + " but is " + size);
        }
        Spread spread = traces[trace];
        if (spread == null || Double.isNaN(distance)) {
            return OptionalDouble.empty();
        }
        // a distance falls with the square root of the rows
        return OptionalDouble.of(spread.score(logarithm(distance) + 0.5 * Math.log(size)));
    }

    /** The probability of a score of at least this in one trace of a window of unchanged data, by Student's distribution. */
    public double pValue(double score) {
        return TDistribution.of(scores.length - 1.0).survivalProbability(score);
    }

    /** How many traces are usable, for which {@link #pValue} is to be corrected. */
    public int traces() {
        return usable;
    }
}
