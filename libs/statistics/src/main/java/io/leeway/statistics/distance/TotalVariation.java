package io.leeway.statistics.distance;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.profile.CategoricalProfile;

/** The total variation distance, half the sum of the absolute differences of the shares; a metric from 0 to 1. */
public final class TotalVariation {

    private TotalVariation() {}

    /** The distance over the categories of both sides; undefined if a side has none. */
    public static Outcome<Divergence> compare(CategoricalProfile reference, CategoricalProfile current) {
        return BinnedCounts.ofCategories(reference, current).map(TotalVariation::of);
    }

    /** The distance of counts. */
    public static Divergence of(BinnedCounts counts) {
        double sum = 0;
        for (int bin = 0; bin < counts.bins(); bin++) {
            sum += Math.abs(counts.referenceShare(bin) - counts.currentShare(bin));
        }
        return Divergence.of(Math.min(1, sum / 2), counts);
    }
}
