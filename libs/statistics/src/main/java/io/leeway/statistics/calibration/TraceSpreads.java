package io.leeway.statistics.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * Where the logarithms of the distances of a reference's chunks lie, trace by trace.
 *
 * @param spreads by trace; absent where too few chunks have a value of it
 * @param scores of each chunk against the others, by trace; NaN where there is none
 */
record TraceSpreads(@Nullable Spread[] spreads, double[][] scores) {

    /** A distance below this is as good as none. */
    private static final double LEAST_DISTANCE = 0.0001;

    /** The share of chunks that need a value of a trace. */
    private static final double COVERAGE = 0.9;

    static TraceSpreads of(ChunkTraces chunks) {
        int[] kinds = chunks.kinds();
        double[][] distances = chunks.distances();
        double[][] logarithms = new double[kinds.length][];
        @Nullable Spread[] spreads = new Spread[kinds.length];
        Map<Integer, List<Spread>> byKind = new TreeMap<>();
        for (int trace = 0; trace < kinds.length; trace++) {
            int at = trace;
            logarithms[trace] = Arrays.stream(distances)
                    .mapToDouble(chunk -> logarithm(chunk[at]))
                    .toArray();
            long known = Arrays.stream(logarithms[trace])
                    .filter(value -> !Double.isNaN(value))
                    .count();
            if (known >= COVERAGE * distances.length) {
                Spread spread = Spread.of(logarithms[trace]);
                spreads[trace] = spread;
                byKind.computeIfAbsent(kinds[trace], kind -> new ArrayList<>()).add(spread);
            }
        }
        double[][] scores = new double[distances.length][kinds.length];
        for (int trace = 0; trace < kinds.length; trace++) {
            Spread spread = spreads[trace];
            SpreadPrior prior = SpreadPrior.of(byKind.getOrDefault(kinds[trace], List.of()));
            double[] own = spread == null ? new double[0] : Spread.scores(logarithms[trace], prior);
            spreads[trace] = spread == null ? null : prior.moderate(spread);
            for (int chunk = 0; chunk < distances.length; chunk++) {
                scores[chunk][trace] = spread == null ? Double.NaN : own[chunk];
            }
        }
        return new TraceSpreads(spreads, scores);
    }

    /** NaN stays NaN. */
    private static double logarithm(double distance) {
        if (distance < 0 || Double.isInfinite(distance)) {
            throw new IllegalArgumentException("a distance must be finite and at least 0 but is " + distance);
        }
        return Math.log(Math.max(distance, LEAST_DISTANCE));
    }

    /** How many traces enough chunks have a value of. */
    int usable() {
        return (int) Arrays.stream(spreads).filter(spread -> spread != null).count();
    }

    /** The score of a window against all chunks; NaN where there is none. */
    double score(int trace, double distance, double size) {
        if (!CalibratedNull.isComparable(size)) {
            throw new IllegalArgumentException("size must be in " + CalibratedNull.LEAST_SIZE + ".."
                    + CalibratedNull.GREATEST_SIZE + " but is " + size);
        }
        Spread spread = spreads[trace];
        // A distance falls with the square root of the rows.
        return spread == null || Double.isNaN(distance)
                ? Double.NaN
                : spread.score(logarithm(distance) + 0.5 * Math.log(size));
    }

    /** The scores of a window against all chunks by trace; NaN where there is none. */
    double[] scores(WindowDistances window) {
        if (window.distances().length != spreads.length) {
            throw new IllegalArgumentException(
                    "a window has " + window.distances().length + " traces, the null " + spreads.length);
        }
        double[] found = new double[spreads.length];
        for (int trace = 0; trace < found.length; trace++) {
            found[trace] = score(trace, window.distances()[trace], window.size());
        }
        return found;
    }
}
