package io.leeway.statistics.hypothesis;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.distance.BinnedCounts;
import io.leeway.statistics.profile.CategoricalProfile;

/** The G test (log-likelihood ratio) of the 2 x k table of reference and current counts, without a correction. */
public final class GTest {

    private GTest() {}

    /** The test of two profiles; undefined if a side has no category. */
    public static Outcome<ChiSquareResult> compare(CategoricalProfile reference, CategoricalProfile current) {
        return BinnedCounts.ofCategories(reference, current).map(GTest::of);
    }

    /** The test of counts; bins empty on both sides are left out. */
    public static ChiSquareResult of(BinnedCounts counts) {
        double total = (double) counts.referenceTotal() + counts.currentTotal();
        double sum = 0;
        for (int bin = 0; bin < counts.bins(); bin++) {
            double column = (double) counts.reference(bin) + counts.current(bin);
            sum += term(counts.reference(bin), column * counts.referenceTotal() / total)
                    + term(counts.current(bin), column * counts.currentTotal() / total);
        }
        int degrees = ChiSquareContingency.occupied(counts) - 1;
        return ChiSquareResult.of(degrees == 0 ? 0 : Math.max(0, 2 * sum), degrees);
    }

    private static double term(double observed, double expected) {
        return observed == 0 ? 0 : observed * Math.log(observed / expected);
    }
}
