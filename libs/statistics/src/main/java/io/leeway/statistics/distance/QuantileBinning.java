package io.leeway.statistics.distance;

import java.util.Arrays;

import io.leeway.statistics.profile.NumericProfile;
import io.leeway.statistics.profile.SortedSample;

/** Bins between equally spaced quantiles of the reference. */
record QuantileBinning(int bins) implements Binning {

    QuantileBinning {
        if (bins < 2) {
            throw new IllegalArgumentException("bins must be at least 2 but is " + bins);
        }
    }

    @Override
    public String name() {
        return "reference-quantiles-" + bins;
    }

    @Override
    public BinnedCounts binNonEmpty(NumericProfile reference, NumericProfile current) {
        double[] edges = new double[bins - 1];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = reference.quantile((i + 1.0) / bins);
        }
        double[] distinct = Arrays.stream(edges).distinct().toArray();
        return BinnedCounts.of(
                name(),
                distinct,
                countsUpTo(reference.sample(), distinct),
                countsUpTo(current.sample(), distinct),
                Binning.shareError(reference, current));
    }

    private static long[] countsUpTo(SortedSample sample, double[] edges) {
        long[] counts = new long[edges.length + 1];
        long before = 0;
        for (int i = 0; i < edges.length; i++) {
            long to = sample.countAtMost(edges[i]);
            counts[i] = to - before;
            before = to;
        }
        counts[edges.length] = sample.size() - before;
        return counts;
    }
}
