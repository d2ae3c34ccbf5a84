package io.leeway.statistics.hypothesis;

import java.util.Optional;

import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.statistics.distribution.GammaDistribution;

import io.leeway.statistics.distance.BinnedCounts;

/**
 * Pearson's chi-square of the 2 x k table where many categories are rare, so that the statistic does not follow the
 * chi-square distribution.
 *
 * <p>Given the margins, the mean and the variance of the statistic over all ways of dividing the rows among the sides are
 * known exactly; the p-value takes the scaled chi-square distribution with these two, or where the rare categories make the
 * statistic more skewed than that, Pearson's type III distribution with their skewness as well. No category has to be pooled: 200
 * categories of two rows each that were all renamed are seen.
 *
 * <p>Sources: Haldane, Biometrika 31 (1940), and Dawson, Biometrika 41 (1954), for the variance; Nass, Biometrika 46 (1959),
 * for the scaled distribution; Pearson, Philosophical Transactions A 186 (1895), for type III.
 */
public final class SparseContingency {

    private SparseContingency() {}

    /**
     * The distribution of the statistic when nothing has changed.
     *
     * @param mean its mean, exact
     * @param deviation its standard deviation, exact
     * @param skewness its skewness, that of independent cells
     */
    record Tail(double mean, double deviation, double skewness) {

        /** Of the gamma distribution with this mean and variance, moved and reshaped where it is less skewed than the statistic. */
        double pValue(double statistic) {
            double shape = 4 / Math.pow(Math.max(skewness, 2 * deviation / mean), 2);
            double scale = deviation / Math.sqrt(shape);
            double least = mean - shape * scale;
            return statistic <= least ? 1 : GammaDistribution.of(shape, scale).survivalProbability(statistic - least);
        }
    }

    /**
     * The test of counts. Bins that are empty on both sides are left out; with a single bin, or with fewer than four rows,
     * nothing can be told: the statistic is 0 and the p-value 1.
     */
    public static TestResult of(BinnedCounts counts) {
        if (!isTestable(counts)) {
            return new TestResult(0, 1, false, 0);
        }
        double statistic = statistic(counts);
        return new TestResult(
                statistic, tail(counts).map(tail -> tail.pValue(statistic)).orElse(1.0), false, 0);
    }

    private static boolean isTestable(BinnedCounts counts) {
        return ChiSquareContingency.occupied(counts) > 1 && counts.referenceTotal() + counts.currentTotal() >= 4;
    }

    /** Pearson's statistic. */
    static double statistic(BinnedCounts counts) {
        double reference = counts.referenceTotal();
        double current = counts.currentTotal();
        double rows = reference + current;
        double statistic = 0;
        for (int bin = 0; bin < counts.bins(); bin++) {
            double both = (double) counts.reference(bin) + counts.current(bin);
            if (both > 0) {
                double difference = counts.current(bin) - both * current / rows;
                statistic += difference * difference / both;
            }
        }
        return statistic * rows * rows / (reference * current);
    }

    /** The statistic's distribution; empty where nothing can be told. */
    static Optional<Tail> tail(BinnedCounts counts) {
        if (!isTestable(counts)) {
            return Optional.empty();
        }
        double reference = counts.referenceTotal();
        double current = counts.currentTotal();
        double rows = reference + current;
        int categories = ChiSquareContingency.occupied(counts);
        double inverse = 0;
        CellSkewness skewness = new CellSkewness(current / rows);
        for (int bin = 0; bin < counts.bins(); bin++) {
            double both = (double) counts.reference(bin) + counts.current(bin);
            if (both > 0) {
                inverse += 1 / both;
                skewness.add(both);
            }
        }
        double mean = (categories - 1) * rows / (rows - 1);
        double variance = variance(rows, reference, current, categories, inverse);
        // Margins that leave no choice, as when every row is alone in its category, leave nothing to tell.
        return variance > 1e-9 * mean * mean
                ? Optional.of(new Tail(mean, Math.sqrt(variance), skewness.value()))
                : Optional.empty();
    }

    /**
     * The part of one category in the total variation distance, less what a random division of its rows gives on average;
     * negative where it moved less than by chance.
     *
     * @param reference its rows in the reference
     * @param current its rows in current
     * @param referenceRows all rows of the reference, more than 0
     * @param currentRows all rows of current, more than 0
     */
    public static double moved(long reference, long current, long referenceRows, long currentRows) {
        double share = (double) currentRows / ((double) referenceRows + currentRows);
        long both = reference + current;
        double observed = Math.abs(current - both * share);
        double scale = (double) referenceRows * share;
        return (observed - meanDeviation(both, share)) / (2 * scale);
    }

    /** The mean absolute deviation of a binomial count (de Moivre 1730). */
    private static double meanDeviation(long trials, double probability) {
        long floor = (long) (trials * probability);
        double logarithm = logChoose(trials, floor + 1)
                + Math.log(floor + 1)
                + (floor + 1) * Math.log(probability)
                + (trials - floor) * Math.log1p(-probability);
        return floor + 1 > trials ? 0 : 2 * Math.exp(logarithm);
    }

    private static double logChoose(long n, long k) {
        return k > n
                ? Double.NEGATIVE_INFINITY
                : LogGamma.value(n + 1.0) - LogGamma.value(k + 1.0) - LogGamma.value(n - k + 1.0);
    }

    private static double variance(double rows, double reference, double current, int categories, double inverse) {
        double columns = (categories - 1.0) * (rows - categories) / (rows - 1);
        double sides = (rows - 2) / (rows - 1);
        double columnEvenness = (rows * inverse - (double) categories * categories) / (rows - 2);
        double sideEvenness = (rows / reference + rows / current - 4) / (rows - 2);
        return 2 * rows / (rows - 3) * (columns - columnEvenness) * (sides - sideEvenness)
                + rows * rows / (rows - 1) * columnEvenness * sideEvenness;
    }
}
