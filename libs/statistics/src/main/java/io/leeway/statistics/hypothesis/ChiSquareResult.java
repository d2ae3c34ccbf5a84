package io.leeway.statistics.hypothesis;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * The result of a test whose statistic has a chi-square distribution when nothing has changed.
 *
 * @param statistic at least 0
 * @param degreesOfFreedom the occupied categories less one; 0 if there is only one, and then the p-value is 1
 * @param pValue the probability of at least this statistic when nothing has changed
 */
public record ChiSquareResult(double statistic, int degreesOfFreedom, double pValue) {

    static ChiSquareResult of(double statistic, int degrees) {
        double pValue = degrees == 0 ? 1 : ChiSquaredDistribution.of(degrees).survivalProbability(statistic);
        return new ChiSquareResult(statistic, degrees, pValue);
    }
}
