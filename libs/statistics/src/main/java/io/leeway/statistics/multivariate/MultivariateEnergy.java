package io.leeway.statistics.multivariate;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;

/**
 * The energy distance of two samples of vectors (G. J. Székely and M. L. Rizzo 2013): {@code sqrt(2 E|X-Y| - E|X-X'| -
 * E|Y-Y'|)} over all pairs, each row with itself included; a metric between the samples.
 */
public final class MultivariateEnergy {

    private MultivariateEnergy() {}

    /**
     * The distance; looks at every pair of rows.
     *
     * @return undefined if a side is empty, or beyond the range of a double
     * @throws IllegalArgumentException if rows differ in length or hold a number that is not finite
     */
    public static Outcome<Double> compare(double[][] reference, double[][] current) {
        return Samples.<Double>lacking(reference, current, 1).orElseGet(() -> {
            double across = meanDistance(reference, current);
            double squared = 2 * across - meanDistance(reference, reference) - meanDistance(current, current);
            return Double.isFinite(squared)
                    ? Outcome.of(Math.sqrt(Math.max(0, squared)))
                    : Outcome.undefined(Reason.NOT_FINITE);
        });
    }

    private static double meanDistance(double[][] left, double[][] right) {
        double sum = 0;
        for (double[] row : left) {
            for (double[] other : right) {
                sum += Math.sqrt(Samples.squaredDistance(row, other));
            }
        }
        return sum / ((double) left.length * right.length);
    }
}
