package io.leeway.statistics.distance;

import java.util.Arrays;

import io.leeway.statistics.profile.NumericProfile;
import io.leeway.statistics.profile.SortedSample;

/** Bins at edges that the caller gives, open at both ends. */
final class FixedBinning implements Binning {

    private final double[] edges;

    FixedBinning(double[] edges) {
        if (edges.length == 0 || !Arrays.stream(edges).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("edges must be at least one, and finite");
        }
        for (int i = 1; i < edges.length; i++) {
            if (edges[i - 1] >= edges[i]) {
                throw new IllegalArgumentException("edges must ascend but edges[" + i + "] does not");
            }
        }
        this.edges = edges;
    }

    @Override
    public String name() {
        return "fixed-" + (edges.length + 1);
    }

    @Override
    public BinnedCounts binNonEmpty(NumericProfile reference, NumericProfile current) {
        return BinnedCounts.of(
                name(),
                edges,
                countsBelow(reference.sample()),
                countsBelow(current.sample()),
                Binning.shareError(reference, current));
    }

    private long[] countsBelow(SortedSample sample) {
        long[] counts = new long[edges.length + 1];
        long before = 0;
        for (int i = 0; i < edges.length; i++) {
            long to = sample.countBelow(edges[i]);
            counts[i] = to - before;
            before = to;
        }
        counts[edges.length] = sample.size() - before;
        return counts;
    }
}
