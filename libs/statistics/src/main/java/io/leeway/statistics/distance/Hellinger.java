package io.leeway.statistics.distance;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;

/**
 * The Hellinger distance {@code sqrt(1 - sum sqrt(r c))} of the bins' shares; a metric from 0 (the same) to 1 (disjoint).
 *
 * <p>Computed as {@code sqrt(sum (sqrt r - sqrt c)^2 / 2)}, which is the same number without the cancellation near 0.
 */
public final class Hellinger {

    private Hellinger() {}

    /**
     * Evidently's distance of densities over Sturges' bins of the distinct values; undefined if a side has no finite value.
     *
     * <p>On a large offset the bins differ a little in width, because their edges are rounded; densities see that.
     */
    public static Outcome<Divergence> compare(NumericProfile reference, NumericProfile current) {
        return Binning.sturgesOfDistinct().bin(reference, current).map(Hellinger::ofDensities);
    }

    /** The distance over chosen bins; undefined if a side has no finite value. */
    public static Outcome<Divergence> compare(NumericProfile reference, NumericProfile current, Binning binning) {
        return binning.bin(reference, current).map(Hellinger::of);
    }

    /** The distance over the categories of both sides; undefined if a side has none. */
    public static Outcome<Divergence> compare(CategoricalProfile reference, CategoricalProfile current) {
        return BinnedCounts.ofCategories(reference, current).map(Hellinger::of);
    }

    private static Divergence ofDensities(BinnedCounts counts) {
        double[] edges = counts.edges();
        // halves, so that the width of bins near the limits of a double stays finite
        double width = (edges[edges.length - 1] * 0.5 - edges[0] * 0.5) / counts.bins();
        double excess = 0;
        for (int bin = 0; bin < counts.bins(); bin++) {
            double own = edges[bin + 1] * 0.5 - edges[bin] * 0.5;
            if (own > 0) {
                excess += Math.sqrt(counts.referenceShare(bin) * counts.currentShare(bin)) * (width / own - 1);
            }
        }
        double squared = squared(counts) - excess;
        return Divergence.of(Math.sqrt(Math.clamp(squared, 0.0, 1.0)), counts);
    }

    /** The distance of counts. */
    public static Divergence of(BinnedCounts counts) {
        return Divergence.of(Math.min(1, Math.sqrt(squared(counts))), counts);
    }

    private static double squared(BinnedCounts counts) {
        double sum = 0;
        for (int bin = 0; bin < counts.bins(); bin++) {
            double difference = Math.sqrt(counts.referenceShare(bin)) - Math.sqrt(counts.currentShare(bin));
            sum += difference * difference;
        }
        return sum / 2;
    }
}
