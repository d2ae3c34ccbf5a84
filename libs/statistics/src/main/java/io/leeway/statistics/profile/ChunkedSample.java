package io.leeway.statistics.profile;

import java.util.Arrays;
import java.util.List;

/**
 * The values of one numeric column in consecutive chunks, ascending, each with the number of its chunk: what the chunks'
 * distances from each other are computed from in one sort, without a profile of each chunk's surroundings.
 *
 * <p>Immutable. Values that {@linkplain RoundingNoise rounding alone} makes different are taken as one.
 */
public final class ChunkedSample {

    private final long[] sizes;
    private final Moments[] moments;

    /** Distinct values ascending. */
    private final double[] values;

    /** How many values of all chunks lie at or below each distinct value. */
    private final long[] cumulative;

    /** Of each chunk the positions among the distinct values at which it has values, ascending. */
    private final int[][] positions;

    /** Of each chunk how many of its values lie at or below each of its positions. */
    private final long[][] counts;

    private ChunkedSample(
            long[] sizes, Moments[] moments, double[] values, long[] cumulative, int[][] positions, long[][] counts) {
        this.sizes = sizes;
        this.moments = moments;
        this.values = values;
        this.cumulative = cumulative;
        this.positions = positions;
        this.counts = counts;
    }

    /** These chunks in the order of time; a chunk may be empty. */
    public static ChunkedSample of(List<NumericProfile> chunks) {
        int points = chunks.stream().mapToInt(chunk -> chunk.sample().points()).reduce(0, Math::addExact);
        double[] values = new double[points];
        long[] cumulative = new long[points];
        int[][] positions = new int[chunks.size()][];
        long[][] counts = new long[chunks.size()][];
        int[] filled = new int[chunks.size()];
        for (int chunk = 0; chunk < positions.length; chunk++) {
            positions[chunk] = new int[chunks.get(chunk).sample().points()];
            counts[chunk] = new long[positions[chunk].length];
        }
        SampleMerge merge =
                new SampleMerge(chunks.stream().map(NumericProfile::sample).toList());
        int distinct = 0;
        long below = 0;
        while (!merge.isDone()) {
            double value = merge.value();
            int chunk = merge.source();
            long count = merge.advance();
            below += count;
            if (distinct == 0
                    || (value != values[distinct - 1] && !RoundingNoise.isNear(values[distinct - 1], value))) {
                values[distinct++] = value;
            }
            cumulative[distinct - 1] = below;
            int at = filled[chunk];
            boolean again = at > 0 && positions[chunk][at - 1] == distinct - 1;
            int to = again ? at - 1 : at;
            positions[chunk][to] = distinct - 1;
            counts[chunk][to] = (at == 0 ? 0 : counts[chunk][at - 1]) + count;
            filled[chunk] = to + 1;
        }
        for (int chunk = 0; chunk < positions.length; chunk++) {
            positions[chunk] = Arrays.copyOf(positions[chunk], filled[chunk]);
            counts[chunk] = Arrays.copyOf(counts[chunk], filled[chunk]);
        }
        return new ChunkedSample(
                chunks.stream().mapToLong(NumericProfile::size).toArray(),
                chunks.stream().map(NumericProfile::moments).toArray(Moments[]::new),
                Arrays.copyOf(values, distinct),
                Arrays.copyOf(cumulative, distinct),
                positions,
                counts);
    }

    /** How many chunks there are. */
    public int chunks() {
        return sizes.length;
    }

    /** How many values a chunk has. */
    public long size(int chunk) {
        return sizes[chunk];
    }

    /** How many values all chunks have. */
    public long size() {
        return values.length == 0 ? 0 : cumulative[values.length - 1];
    }

    /** Of each chunk how far it is from all others but its neighbours; see {@link ChunkGap}. */
    public ChunkGap[] gaps() {
        Moments[] before = running(0, 1);
        Moments[] after = running(sizes.length - 1, -1);
        long[] sizesBefore = new long[sizes.length + 1];
        for (int chunk = 0; chunk < sizes.length; chunk++) {
            sizesBefore[chunk + 1] = sizesBefore[chunk] + sizes[chunk];
        }
        ChunkGap[] gaps = new ChunkGap[sizes.length];
        for (int chunk = 0; chunk < gaps.length; chunk++) {
            int from = Math.max(0, chunk - 1);
            int to = Math.min(sizes.length, chunk + 2);
            long left = sizesBefore[from];
            long right = size() - sizesBefore[to];
            double deviation = Moments.merge(before[from], left, after[sizes.length - to], right)
                    .deviation();
            gaps[chunk] = gap(chunk, from, to, left + right, deviation);
        }
        return gaps;
    }

    /** The moments of the first n chunks from one end, for each n from 0 on. */
    private Moments[] running(int first, int step) {
        Moments[] running = new Moments[sizes.length + 1];
        running[0] = new Moments(0, 0);
        long size = 0;
        for (int n = 0; n < sizes.length; n++) {
            int chunk = first + n * step;
            running[n + 1] = Moments.merge(running[n], size, moments[chunk], sizes[chunk]);
            size += sizes[chunk];
        }
        return running;
    }

    /** One pass: between the values of the chunk and its neighbours only the count of the others grows. */
    private ChunkGap gap(int chunk, int from, int to, long rest, double deviation) {
        long own = sizes[chunk];
        if (own == 0 || rest == 0) {
            return ChunkGap.NONE;
        }
        int[] next = new int[to - from];
        long[] reached = new long[to - from];
        double perRest = 1.0 / rest;
        long supremum = 0;
        double area = 0;
        int position = 0;
        while (position < values.length) {
            int end = values.length;
            long near = 0;
            boolean moved = false;
            for (int neighbour = from; neighbour < to; neighbour++) {
                int at = neighbour - from;
                int[] places = positions[neighbour];
                if (next[at] < places.length && places[next[at]] == position) {
                    if (neighbour == chunk) {
                        moved = true;
                    }
                    reached[at] = counts[neighbour][next[at]++];
                }
                near += reached[at];
                end = next[at] < places.length ? Math.min(end, places[next[at]]) : end;
            }
            long mine = reached[chunk - from];
            double share = (double) mine / own;
            if (moved) {
                supremum = Math.max(supremum, Math.abs((cumulative[position] - near) * own - mine * rest));
            }
            for (int i = position; i < end && i + 1 < values.length; i++) {
                double gap = (cumulative[i] - near) * perRest - share;
                area += Math.abs(gap) * (values[i + 1] * 0.5 - values[i] * 0.5);
            }
            // The gap is greatest just before a value of the chunk, or at one.
            supremum = Math.max(supremum, Math.abs((cumulative[end - 1] - near) * own - mine * rest));
            position = end;
        }
        return new ChunkGap(supremum / ((double) rest * own), 2 * area, deviation);
    }

    /** Of each chunk the mean rank of its values among all, 0 to 1, ties at their middle; NaN of an empty one. */
    public double[] meanRanks() {
        double[] means = new double[sizes.length];
        for (int chunk = 0; chunk < means.length; chunk++) {
            double sum = 0;
            for (int i = 0; i < positions[chunk].length; i++) {
                long count = counts[chunk][i] - (i == 0 ? 0 : counts[chunk][i - 1]);
                sum += count * middle(positions[chunk][i]);
            }
            means[chunk] = sum / sizes[chunk];
        }
        return means;
    }

    /** The variance of the ranks of all values, 0 to 1/12; 0 if all are equal; NaN without a value. */
    public double rankVariance() {
        double sum = 0;
        for (int position = 0; position < values.length; position++) {
            double difference = middle(position) - 0.5;
            sum += (cumulative[position] - before(position)) * difference * difference;
        }
        return sum / size();
    }

    private double middle(int position) {
        return (before(position) + cumulative[position]) / (2.0 * size());
    }

    private long before(int position) {
        return position == 0 ? 0 : cumulative[position - 1];
    }
}
