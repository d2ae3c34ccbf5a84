package io.leeway.statistics.hypothesis;

import org.apache.commons.statistics.distribution.GammaDistribution;

import io.leeway.statistics.distance.BinnedCounts;

/**
 * How many rows of one side are in categories that the other side lacks, against what must be expected when nothing has
 * changed: with a long tail of rare categories every new sample shows some that the one before did not (Good and Turing).
 *
 * <p>Given how often each category occurs on both sides together, a random division of the rows leaves all {@code t} rows of
 * a category to one side with a known probability. Mean and variance of the rows in such categories follow; the tail is that
 * of the gamma distribution with these two, and errs on the side of no change.
 *
 * <p>Source: Good, Biometrika 40 (1953), for the unseen; the division is that of Fisher's exact test.
 */
public final class OneSidedCategories {

    private OneSidedCategories() {}

    /**
     * The result.
     *
     * @param rows the rows of the side that are in categories which the other lacks
     * @param expected how many of them chance alone gives
     * @param pValue the probability of at least so many when nothing has changed
     */
    public record Result(long rows, double expected, double pValue) {}

    /** Rows of current in categories that are new: the reference lacks them. */
    public static Result appeared(BinnedCounts counts) {
        return of(counts, true);
    }

    /** Rows of the reference in categories that vanished: current lacks them. */
    public static Result vanished(BinnedCounts counts) {
        return of(counts, false);
    }

    private static Result of(BinnedCounts counts, boolean current) {
        long own = current ? counts.currentTotal() : counts.referenceTotal();
        long all = counts.referenceTotal() + counts.currentTotal();
        long rows = 0;
        double expected = 0;
        double variance = 0;
        for (int bin = 0; bin < counts.bins(); bin++) {
            long mine = current ? counts.current(bin) : counts.reference(bin);
            long others = current ? counts.reference(bin) : counts.current(bin);
            rows += others == 0 ? mine : 0;
            double both = (double) mine + others;
            double alone = allOnOneSide(mine + others, own, all);
            expected += both * alone;
            variance += both * both * alone * (1 - alone);
        }
        return new Result(rows, expected, pValue(rows, expected, variance));
    }

    private static double allOnOneSide(long rows, long own, long all) {
        double probability = 1;
        for (long i = 0; i < rows && probability > 0; i++) {
            probability *= i < own ? (double) (own - i) / (all - i) : 0;
        }
        return probability;
    }

    private static double pValue(long rows, double expected, double variance) {
        if (rows == 0) {
            return 1;
        }
        if (expected == 0 || variance == 0) {
            return 0;
        }
        double scale = variance / expected;
        return GammaDistribution.of(expected / scale, scale).survivalProbability(rows - 0.5);
    }
}
