package io.leeway.statistics.distance;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.profile.CategoricalProfile;

/** The L-infinity distance, the greatest absolute difference of a share; a metric from 0 to 1. */
public final class LInfinity {

    private LInfinity() {}

    /** The distance over the categories of both sides; undefined if a side has none. */
    public static Outcome<Divergence> compare(CategoricalProfile reference, CategoricalProfile current) {
        return BinnedCounts.ofCategories(reference, current).map(LInfinity::of);
    }

    /** The distance of counts. */
    public static Divergence of(BinnedCounts counts) {
        double greatest = 0;
        for (int bin = 0; bin < counts.bins(); bin++) {
            greatest = Math.max(greatest, Math.abs(counts.referenceShare(bin) - counts.currentShare(bin)));
        }
        return Divergence.of(greatest, counts);
    }
}
