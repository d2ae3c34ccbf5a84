package io.leeway.statistics.distance;

import io.leeway.statistics.profile.EmpiricalGap;
import io.leeway.statistics.profile.NumericProfile;
import io.leeway.statistics.profile.SortedSample;

/**
 * Bins of equal width, {@code [e0, e1), ... [ek-1, ek]}, their number by a rule; numpy's {@code histogram_bin_edges} in
 * the same order of operations, because the number of bins hangs on the last bit when the size is a power of two.
 */
record EqualWidthBinning(Rule rule) implements Binning {

    enum Rule {
        STURGES("sturges"),
        STURGES_OF_DISTINCT("sturges-distinct"),
        DOANE("doane");

        private final String label;

        Rule(String label) {
            this.label = label;
        }
    }

    @Override
    public String name() {
        return rule.label;
    }

    @Override
    public BinnedCounts binNonEmpty(NumericProfile reference, NumericProfile current) {
        boolean ofReference = rule == Rule.DOANE;
        double min = ofReference ? reference.min() : Math.min(reference.min(), current.min());
        double max = ofReference ? reference.max() : Math.max(reference.max(), current.max());
        double[] edges = edges(min, max, parts(reference, current));
        long[] referenceCounts = counts(reference.sample(), edges);
        long[] currentCounts = counts(current.sample(), edges);
        return BinnedCounts.of(name(), edges, referenceCounts, currentCounts, Binning.shareError(reference, current));
    }

    /** What the range is divided by to get the bin width; below 1 for a single bin. */
    private double parts(NumericProfile reference, NumericProfile current) {
        return switch (rule) {
            case STURGES -> log2(reference.size() + current.size()) + 1;
            case STURGES_OF_DISTINCT -> log2(distinct(reference, current)) + 1;
            case DOANE -> doane(reference);
        };
    }

    private static long distinct(NumericProfile reference, NumericProfile current) {
        return EmpiricalGap.between(reference, current)
                .map(EmpiricalGap::distinct)
                .orElseThrow();
    }

    private static double doane(NumericProfile reference) {
        double n = reference.size();
        if (n <= 2 || reference.populationStandardDeviation() == 0) {
            return 0;
        }
        double deviation = Math.sqrt(6 * (n - 2) / ((n + 1) * (n + 3)));
        double skewness = Math.abs(reference.skewness());
        return 1 + log2(reference.size()) + log2(1 + skewness / deviation);
    }

    static double[] edges(double min, double max, double parts) {
        if (min == max) {
            return new double[] {min - 0.5, max + 0.5};
        }
        double range = max - min;
        double width = range / parts;
        boolean representable = width > 0 && Double.isFinite(range);
        int bins = (int) Math.max(1, Math.ceil(representable ? range / width : parts));
        double[] edges = new double[bins + 1];
        double step = range / bins;
        for (int i = 0; i < bins; i++) {
            double share = (double) i / bins;
            edges[i] = Double.isFinite(range) ? min + i * step : min * (1 - share) + max * share;
        }
        edges[bins] = max;
        return edges;
    }

    /** The counts in the bins and, if anything lies outside, in one bin more. */
    private long[] counts(SortedSample sample, double[] edges) {
        int bins = edges.length - 1;
        long[] counts = new long[rule == Rule.DOANE ? bins + 1 : bins];
        long before = sample.countBelow(edges[0]);
        long inside = 0;
        for (int bin = 0; bin < bins; bin++) {
            boolean last = bin == bins - 1;
            long to = last ? sample.countAtMost(edges[bin + 1]) : sample.countBelow(edges[bin + 1]);
            counts[bin] = to - before;
            inside += counts[bin];
            before = to;
        }
        if (rule == Rule.DOANE) {
            counts[bins] = sample.size() - inside;
        } else {
            // values beyond an edge that a compressed profile states exactly belong to the outer bins
            counts[bins - 1] += sample.size() - inside;
        }
        return counts;
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }

    /** Exact for powers of two, where the quotient of logarithms is not. */
    private static double log2(long x) {
        return Long.bitCount(x) == 1 ? Long.numberOfTrailingZeros(x) : log2((double) x);
    }
}
