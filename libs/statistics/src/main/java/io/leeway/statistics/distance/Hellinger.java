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

    /** The distance over Sturges' bins of the distinct values (evidently's); undefined if a side has no finite value. */
    public static Outcome<Divergence> compare(NumericProfile reference, NumericProfile current) {
        return compare(reference, current, Binning.sturgesOfDistinct());
    }

    /** The distance over chosen bins; undefined if a side has no finite value. */
    public static Outcome<Divergence> compare(NumericProfile reference, NumericProfile current, Binning binning) {
        return binning.bin(reference, current).map(Hellinger::of);
    }

    /** The distance over the categories of both sides; undefined if a side has none. */
    public static Outcome<Divergence> compare(CategoricalProfile reference, CategoricalProfile current) {
        return BinnedCounts.ofCategories(reference, current).map(Hellinger::of);
    }

    /** The distance of counts. */
    public static Divergence of(BinnedCounts counts) {
        double sum = 0;
        for (int bin = 0; bin < counts.bins(); bin++) {
            double difference = Math.sqrt(counts.referenceShare(bin)) - Math.sqrt(counts.currentShare(bin));
            sum += difference * difference;
        }
        return Divergence.of(Math.min(1, Math.sqrt(sum / 2)), counts);
    }
}
