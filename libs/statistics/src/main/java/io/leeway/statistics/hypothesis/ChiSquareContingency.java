package io.leeway.statistics.hypothesis;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.distance.BinnedCounts;
import io.leeway.statistics.profile.CategoricalProfile;

/**
 * Pearson's chi-square test of the 2 x k table of reference and current counts: whether both sides share one distribution
 * over the categories. Categories of one side only count as zero on the other.
 */
public final class ChiSquareContingency {

    /** Whether Yates' continuity correction is applied. */
    public enum Correction {
        /** For two categories only, as scipy's default. */
        YATES,
        /** Never. */
        NONE
    }

    private ChiSquareContingency() {}

    /** The test with Yates' correction for two categories; undefined if a side has no category. */
    public static Outcome<ChiSquareResult> compare(CategoricalProfile reference, CategoricalProfile current) {
        return compare(reference, current, Correction.YATES);
    }

    /** The test; undefined if a side has no category. */
    public static Outcome<ChiSquareResult> compare(
            CategoricalProfile reference, CategoricalProfile current, Correction correction) {
        return BinnedCounts.ofCategories(reference, current).map(counts -> of(counts, correction));
    }

    /**
     * The test of counts. Bins that are empty on both sides are left out; with a single bin there is nothing to differ in,
     * which shows as zero degrees of freedom, a statistic of 0 and a p-value of 1.
     */
    public static ChiSquareResult of(BinnedCounts counts, Correction correction) {
        double total = (double) counts.referenceTotal() + counts.currentTotal();
        int degrees = occupied(counts) - 1;
        double shift = degrees == 1 && correction == Correction.YATES ? 0.5 : 0;
        double statistic = 0;
        for (int bin = 0; bin < counts.bins(); bin++) {
            double column = (double) counts.reference(bin) + counts.current(bin);
            if (column > 0) {
                statistic += cell(counts.reference(bin), column * counts.referenceTotal() / total, shift)
                        + cell(counts.current(bin), column * counts.currentTotal() / total, shift);
            }
        }
        return ChiSquareResult.of(degrees == 0 ? 0 : statistic, degrees);
    }

    static int occupied(BinnedCounts counts) {
        int occupied = 0;
        for (int bin = 0; bin < counts.bins(); bin++) {
            occupied += counts.reference(bin) + counts.current(bin) > 0 ? 1 : 0;
        }
        return occupied;
    }

    private static double cell(double observed, double expected, double shift) {
        double difference = Math.max(0, Math.abs(observed - expected) - shift);
        return difference * difference / expected;
    }
}
