package io.leeway.evaluation.calibration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the chunks of a reference say of its columns.
 *
 * @param distances of each column by chunk, in the order of the column's traces
 * @param between of each numeric column the share of its variance that lies between the chunks
 */
record AmongChunks(Map<String, double[][]> distances, Map<String, Double> between) {

    /** The share of columns that have to wander so that others are taken for wandering more easily. */
    private static final double COMPANY = 0.25;

    /**
     * The columns whose level wanders, with the share of variance between the chunks.
     *
     * <p>A random walk has all but about 2/m of its variance between m chunks, with much scatter; what forgets within a chunk
     * has less than 0.7, and what remembers for four chunks about 0.9. The higher limit lets one in twenty walks pass where there are 20 chunks. Where many columns wander,
     * those passed would be judged by a reference that does not know them, so that the limit is lower then, and passes one in
     * two hundred.
     */
    Map<String, Double> wandering(int chunkCount) {
        Map<String, Double> wandering = above(Math.clamp(1 - 4.0 / chunkCount, 0.7, 0.88));
        return isCompany(wandering.size(), between.size())
                ? above(Math.clamp(1 - 10.0 / chunkCount, 0.35, 0.85))
                : wandering;
    }

    /** Whether so many columns of all have no level that it is to be feared of the others. */
    static boolean isCompany(long some, int all) {
        return some > COMPANY * all;
    }

    private Map<String, Double> above(double limit) {
        Map<String, Double> above = new LinkedHashMap<>();
        between.forEach((column, share) -> {
            if (share > limit) {
                above.put(column, share);
            }
        });
        return above;
    }

    /** What both say. */
    AmongChunks and(AmongChunks others) {
        Map<String, double[][]> all = new LinkedHashMap<>(distances);
        all.putAll(others.distances);
        return new AmongChunks(all, between);
    }

    /** The distances of these columns side by side, by chunk. */
    double[][] of(List<Trace> traces, int chunkCount) {
        double[][] together =
                new double[chunkCount][traces.stream().mapToInt(Trace::width).sum()];
        int at = 0;
        for (Trace trace : traces) {
            double[][] own = Objects.requireNonNull(distances.get(trace.column()), "each column was measured");
            for (int chunk = 0; chunk < chunkCount; chunk++) {
                System.arraycopy(own[chunk], 0, together[chunk], at, trace.width());
            }
            at += trace.width();
        }
        return together;
    }
}
