package io.leeway.statistics.hypothesis;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;
import io.leeway.statistics.distance.BinnedCounts;
import io.leeway.statistics.profile.CategoricalProfile;

/**
 * Pearson's chi-square goodness of fit of the current counts to the reference's shares, which are taken as known without
 * error: evidently's test. Its statistic is about twice that of {@link ChiSquareContingency} at equal sizes.
 *
 * <p>A category unknown to the reference cannot occur under its shares: the statistic is infinite and the p-value 0.
 */
public final class ChiSquareGoodnessOfFit {

    private ChiSquareGoodnessOfFit() {}

    /** The test of two profiles; undefined if a side has no category, or both have only one and the same. */
    public static Outcome<ChiSquareResult> compare(CategoricalProfile reference, CategoricalProfile current) {
        return BinnedCounts.ofCategories(reference, current).flatMap(ChiSquareGoodnessOfFit::of);
    }

    /** The test of counts; undefined if a single bin is occupied. */
    public static Outcome<ChiSquareResult> of(BinnedCounts counts) {
        int degrees = ChiSquareContingency.occupied(counts) - 1;
        if (degrees == 0) {
            return Outcome.undefined(Reason.NO_VARIATION);
        }
        double scale = (double) counts.currentTotal() / counts.referenceTotal();
        double statistic = 0;
        for (int bin = 0; bin < counts.bins(); bin++) {
            double expected = counts.reference(bin) * scale;
            double difference = counts.current(bin) - expected;
            if (difference != 0) {
                statistic += difference * difference / expected;
            }
        }
        return Outcome.of(
                Double.isInfinite(statistic)
                        ? new ChiSquareResult(statistic, degrees, 0)
                        : ChiSquareResult.of(statistic, degrees));
    }
}
