package io.leeway.statistics.calibration;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;

/**
 * The distribution of distances between a reference and windows of unchanged data, learnt from the chunks of the reference
 * itself.
 *
 * <p>A <em>trace</em> is one distance of one column. Of each trace the logarithm is standardised by the chunks; a window's
 * score is the greatest of three, each standardised again: its greatest trace (which alone is the max-T of Westfall and Young
 * 1993, and keeps the error rate however the columns depend on each other), its mean trace, which sees a small shift of many
 * columns, and the greatest trace over the last windows together, which sees a small shift that stays. Each chunk is scored
 * without itself. The tail beyond the chunks is a {@linkplain GumbelTail Gumbel distribution}. Nothing is assumed of rows
 * within a chunk, so they may depend on each other as they like; chunks have to be much alike, which a trend or a season longer
 * than the reference breaks.
 */
public final class CalibratedNull {

    /** The fewest chunks from which the null is learnt. */
    public static final int MINIMUM = 12;

    /** How many windows have a part in what the last ones say together, the window itself included. */
    public static final int LASTING = LastingScores.MOST;

    /** Of fewer chunks nothing is learnt of windows together, because three of twelve are hardly independent of the mean. */
    private static final int LASTING_MINIMUM = 20;

    /** A chunk is scored by the spread of the others, which needs two of them. */
    private static final int LEAST_MINIMUM = 3;

    /** How much smaller or larger than the chunks a window may be. */
    public static final double LEAST_SIZE = 0.8;

    /** See {@link #LEAST_SIZE}. */
    public static final double GREATEST_SIZE = 1.25;

    /** By so much more do the last windows together have to lie out than one, which keeps most of the level for that. */
    private static final double HANDICAP = 0.5;

    private final TraceSpreads traces;
    private final int usable;
    private final Spread greatest;
    private final Spread mean;
    private final @Nullable Spread lasting;
    private final double[] scores;
    private final GumbelTail tail;

    private CalibratedNull(TraceSpreads traces, boolean consecutive) {
        this.traces = traces;
        usable = traces.usable();
        double[] greatestOf = of(traces.scores(), ScoreSummary::greatest);
        double[] meanOf = of(traces.scores(), ScoreSummary::mean);
        greatest = Spread.of(greatestOf);
        mean = Spread.of(meanOf);
        double[] unusual = greater(Spread.scores(greatestOf), Spread.scores(meanOf), 0);
        if (consecutive && unusual.length >= LASTING_MINIMUM) {
            double[] lastingOf = of(LastingScores.ofChunks(traces.scores()), ScoreSummary::greatest);
            lasting = Spread.of(lastingOf);
            unusual = greater(unusual, Spread.scores(lastingOf), HANDICAP);
        } else {
            lasting = null;
        }
        // A chunk that lacks every trace is taken as an ordinary one.
        scores = Arrays.stream(unusual)
                .map(score -> Double.isNaN(score) ? 0 : score)
                .toArray();
        tail = GumbelTail.of(scores);
    }

    /**
     * Learns the null from chunks of which each trace is of its own kind, for windows one by one.
     *
     * @see #of(ChunkTraces)
     */
    public static Outcome<CalibratedNull> of(double[][] distances) {
        return of(distances, MINIMUM);
    }

    /**
     * Learns the null.
     *
     * @return undefined below {@value #MINIMUM} chunks, or if each trace lacks more than a tenth of the chunks
     * @throws IllegalArgumentException if a distance is negative or infinite
     */
    public static Outcome<CalibratedNull> of(ChunkTraces chunks) {
        return of(chunks, MINIMUM);
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
        return of(ChunkTraces.unrelated(distances), minimum);
    }

    private static Outcome<CalibratedNull> of(ChunkTraces chunks, int minimum) {
        if (chunks.distances().length < minimum) {
            return Outcome.undefined(Reason.TOO_FEW_VALUES);
        }
        TraceSpreads traces = TraceSpreads.of(chunks);
        return traces.usable() == 0
                ? Outcome.undefined(Reason.TOO_FEW_VALUES)
                : Outcome.of(new CalibratedNull(traces, chunks.consecutive()));
    }

    private static double[] of(double[][] scores, ToDoubleFunction<ScoreSummary> value) {
        return Arrays.stream(scores)
                .mapToDouble(chunk -> value.applyAsDouble(ScoreSummary.of(chunk)))
                .toArray();
    }

    /** The greater of each two; NaN where there is none. */
    private static double[] greater(double[] one, double[] other, double less) {
        double[] greater = new double[one.length];
        for (int i = 0; i < greater.length; i++) {
            greater[i] = Math.max(one[i], other[i] - less);
        }
        return greater;
    }

    /**
     * Whether a window is about as large as a chunk.
     *
     * @param size the window's rows over those of a chunk
     */
    public static boolean isComparable(double size) {
        return size >= LEAST_SIZE && size <= GREATEST_SIZE;
    }

    /** How many chunks it was learnt from. */
    public int chunks() {
        return scores.length;
    }

    /** Whether enough chunks have a value of a trace. */
    public boolean usable(int trace) {
        return traces.spreads()[trace] != null;
    }

    /**
     * How unusual a window is by itself; undefined if it has no usable trace.
     *
     * @param distances of the window from the whole reference by trace; NaN where it has too few values
     * @param size the window's rows over those of a chunk, {@value #LEAST_SIZE} to {@value #GREATEST_SIZE}
     * @throws IllegalArgumentException if the size is out of its range, or the number of traces is another
     */
    public Outcome<Unusualness> judge(double[] distances, double size) {
        return judge(new WindowDistances(distances, size), List.of());
    }

    /**
     * How unusual a window is, by itself or together with those before it; undefined if it has no usable trace.
     *
     * @param before the windows before it, the earliest first; the last {@value LastingScores#MOST} less one have a part, where
     *     the chunks were consecutive
     * @throws IllegalArgumentException if a size is out of its range, or the number of traces is another
     */
    public Outcome<Unusualness> judge(WindowDistances window, List<WindowDistances> before) {
        ScoreSummary alone = ScoreSummary.of(traces.scores(window));
        if (alone.isEmpty()) {
            return Outcome.undefined(Reason.TOO_FEW_VALUES);
        }
        double score = Math.max(greatest.score(alone.greatest()), mean.score(alone.mean()));
        int windows = 1;
        if (lasting != null && !before.isEmpty()) {
            double together =
                    lasting.score(ScoreSummary.of(lasting(window, before)).greatest()) - HANDICAP;
            windows = together > score ? Math.min(LASTING, before.size() + 1) : 1;
            score = Math.max(score, together);
        }
        double found = score;
        int rank = (int) Arrays.stream(scores).filter(chunk -> chunk >= found).count();
        return Outcome.of(new Unusualness(score, tail.survival(score), rank, scores.length, windows));
    }

    /**
     * How far each trace of the last windows together lies out, in standard deviations of the chunks'; NaN where the window has
     * no score.
     *
     * @see #judge(WindowDistances, List)
     */
    public double[] lasting(WindowDistances window, List<WindowDistances> before) {
        List<double[]> all = Stream.concat(before.stream(), Stream.of(window))
                .map(traces::scores)
                .toList();
        return LastingScores.ofWindow(all, scores.length);
    }

    /**
     * How far one trace of a window lies out, in standard deviations of the chunks'; empty where the trace is not usable or the
     * distance is NaN.
     *
     * @throws IllegalArgumentException if the size is out of its range
     */
    public OptionalDouble score(int trace, double distance, double size) {
        double score = traces.score(trace, distance, size);
        return Double.isNaN(score) ? OptionalDouble.empty() : OptionalDouble.of(score);
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
