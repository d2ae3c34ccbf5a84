package io.leeway.statistics.multivariate;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;

/** How far the mean vector of a sample has moved. */
public final class CentroidShift {

    private CentroidShift() {}

    /**
     * The shift.
     *
     * @param euclidean the distance of the mean vectors
     * @param cosine one less the cosine of the angle between them, 0 to 2; undefined if one is zero
     */
    public record Result(double euclidean, Outcome<Double> cosine) {}

    /**
     * The shift of the mean vector.
     *
     * @return undefined if a side is empty, or beyond the range of a double
     * @throws IllegalArgumentException if rows differ in length or hold a number that is not finite
     */
    public static Outcome<Result> compare(double[][] reference, double[][] current) {
        return Samples.<Result>lacking(reference, current, 1).orElseGet(() -> {
            double[] left = Samples.mean(reference);
            double[] right = Samples.mean(current);
            double distance = Math.sqrt(Samples.squaredDistance(left, right));
            return Double.isFinite(distance)
                    ? Outcome.of(new Result(distance, cosine(left, right)))
                    : Outcome.undefined(Reason.NOT_FINITE);
        });
    }

    private static Outcome<Double> cosine(double[] left, double[] right) {
        double leftNorm = Math.sqrt(Samples.squaredDistance(left, new double[left.length]));
        double rightNorm = Math.sqrt(Samples.squaredDistance(right, new double[right.length]));
        if (leftNorm == 0 || rightNorm == 0) {
            return Outcome.undefined(Reason.NO_VARIATION);
        }
        double[] leftUnit = new double[left.length];
        double[] rightUnit = new double[left.length];
        for (int i = 0; i < left.length; i++) {
            leftUnit[i] = left[i] / leftNorm;
            rightUnit[i] = right[i] / rightNorm;
        }
        // half the squared distance of the unit vectors is 1 - cos, without its cancellation for small angles
        return Outcome.finite(Samples.squaredDistance(leftUnit, rightUnit) / 2);
    }
}
