package io.leeway.statistics.calibration;

import java.util.stream.IntStream;

/**
 * How far the chunks of a reference are from the rest of it.
 *
 * @param distances by chunk and trace, at least 0; NaN where a chunk has too few values. The rest is best taken without the
 *     chunk's neighbours, which resemble it
 * @param kinds of each trace: those of one kind are the same distance of different columns, and how much their logarithms vary
 *     is learnt from each other
 * @param consecutive whether each chunk follows the one before it in time, so that they say how much the last windows of
 *     unchanged data together can differ
 */
public record ChunkTraces(double[][] distances, int[] kinds, boolean consecutive) {

    /** Of which each trace is of a kind of its own, and nobody knows what follows what. */
    public static ChunkTraces unrelated(double[][] distances) {
        int width = distances.length == 0 ? 0 : distances[0].length;
        return new ChunkTraces(distances, IntStream.range(0, width).toArray(), false);
    }

    /** Refuses chunks of different widths. */
    public ChunkTraces {
        for (int chunk = 0; chunk < distances.length; chunk++) {
            if (distances[chunk].length != kinds.length) {
                throw new IllegalArgumentException("each chunk must have a distance of each of " + kinds.length
                        + " traces but chunk " + chunk + " has " + distances[chunk].length);
            }
        }
    }
}
