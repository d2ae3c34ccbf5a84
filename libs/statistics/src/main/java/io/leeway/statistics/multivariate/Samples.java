package io.leeway.statistics.multivariate;

import java.util.Optional;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;

/** What every statistic of two samples of vectors asks of them first. */
final class Samples {

    private Samples() {}

    /**
     * Why a statistic that needs so many rows a side is undefined, if it is.
     *
     * @throws IllegalArgumentException if rows differ in length or hold a number that is not finite
     */
    static <T> Optional<Outcome<T>> lacking(double[][] reference, double[][] current, int needed) {
        int dimensions = reference.length > 0 ? reference[0].length : current.length > 0 ? current[0].length : 0;
        require(reference, dimensions, "reference");
        require(current, dimensions, "current");
        if (reference.length == 0) {
            return Optional.of(Outcome.undefined(Reason.REFERENCE_EMPTY));
        }
        if (current.length == 0) {
            return Optional.of(Outcome.undefined(Reason.CURRENT_EMPTY));
        }
        if (reference.length < needed || current.length < needed) {
            return Optional.of(Outcome.undefined(Reason.TOO_FEW_VALUES));
        }
        return Optional.empty();
    }

    private static void require(double[][] rows, int dimensions, String side) {
        for (double[] row : rows) {
            if (row.length != dimensions) {
                throw new IllegalArgumentException(side + " must have " + dimensions + " numbers in every row");
            }
            for (double value : row) {
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException(side + " must hold finite numbers only");
                }
            }
        }
    }

    static double squaredDistance(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            double difference = left[i] - right[i];
            sum += difference * difference;
        }
        return sum;
    }

    static double[] mean(double[][] rows) {
        double[] mean = new double[rows[0].length];
        for (double[] row : rows) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += row[i] / rows.length;
            }
        }
        return mean;
    }
}
