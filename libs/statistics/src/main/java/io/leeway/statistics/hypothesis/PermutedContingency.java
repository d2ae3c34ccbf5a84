package io.leeway.statistics.hypothesis;

import java.util.function.DoubleUnaryOperator;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

import io.leeway.statistics.distance.BinnedCounts;

/**
 * The p-value of Pearson's chi-square of a 2 x k table, by dividing the rows among the sides anew where a distribution is not
 * to be trusted.
 *
 * <p>Few expected rows in a category make the statistic's tail heavier than that of any chi-square or gamma distribution: with
 * 51 states in 100 rows, p-values of 0.0005 come twice as often as they should, and those are what a correction for many
 * columns asks for. So where a category is expected fewer than {@value #ENOUGH_EXPECTED} times on the smaller side, and the
 * distribution calls the table unlikely, {@link RandomDivisions} decide. With more than some 2,500 rows on the smaller side
 * the distribution is kept: the divisions would take too long, and its error is small.
 */
public final class PermutedContingency {

    private static final double ENOUGH_EXPECTED = 20;

    /** Above this nobody takes the table for unlikely, and the distribution is near enough. */
    private static final double LIKELY = 0.02;

    /** Below this no error of the distribution matters. */
    private static final double CERTAIN = 1e-12;

    private PermutedContingency() {}

    /** The p-value of a table without rare categories, as of {@link ChiSquareContingency} where that can be trusted. */
    public static double chiSquare(BinnedCounts counts) {
        ChiSquareResult result = ChiSquareContingency.of(counts, ChiSquareContingency.Correction.NONE);
        if (result.degreesOfFreedom() == 0) {
            return result.pValue();
        }
        ChiSquaredDistribution distribution = ChiSquaredDistribution.of(result.degreesOfFreedom());
        return refined(counts, result.pValue(), distribution::survivalProbability);
    }

    /** The p-value of a table with rare categories, as of {@link SparseContingency} where that can be trusted. */
    public static double sparse(BinnedCounts counts) {
        return SparseContingency.tail(counts)
                .map(tail -> refined(counts, tail.pValue(SparseContingency.statistic(counts)), tail::pValue))
                .orElse(1.0);
    }

    private static double refined(BinnedCounts counts, double approximate, DoubleUnaryOperator tail) {
        return approximate > LIKELY || approximate < CERTAIN || leastExpected(counts) >= ENOUGH_EXPECTED
                ? approximate
                : new RandomDivisions(counts, tail).pValue(approximate);
    }

    private static double leastExpected(BinnedCounts counts) {
        double smaller = Math.min(counts.referenceTotal(), counts.currentTotal());
        double share = smaller / ((double) counts.referenceTotal() + counts.currentTotal());
        double least = Double.POSITIVE_INFINITY;
        for (int bin = 0; bin < counts.bins(); bin++) {
            double both = (double) counts.reference(bin) + counts.current(bin);
            if (both > 0) {
                least = Math.min(least, both * share);
            }
        }
        return least;
    }
}
