package io.leeway.statistics.metric;

import java.util.Arrays;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;

/**
 * Takes in predicted numbers with the true ones and computes {@link RegressionMetrics}; merges with others.
 *
 * <p>Keeps every absolute error (8 bytes a row), because the median is computed exactly; all else are running sums. Not safe
 * for use by several threads at once.
 */
public final class RegressionAccumulator {

    /** The least absolute true value that a relative error is divided by: 2^-52, as scikit-learn. */
    private static final double LEAST_DENOMINATOR = Math.ulp(1.0);

    private final GrowingDoubles absoluteErrors = new GrowingDoubles();
    private final RunningMoments truths = new RunningMoments();
    private final RunningMoments errors = new RunningMoments();
    private double absoluteSum;
    private double squaredSum;
    private double relativeSum;
    private double relativeSumWithoutZeros;
    private double symmetricSum;
    private double truthSum;
    private long zeroTruths;
    private double squaredLogSum;
    private double greatest;
    private boolean anyNegative;

    /**
     * Adds a row.
     *
     * @throws IllegalArgumentException if a number is not finite
     */
    public void add(double truth, double predicted) {
        if (!Double.isFinite(truth) || !Double.isFinite(predicted)) {
            throw new IllegalArgumentException("truth and predicted must be finite");
        }
        double error = predicted - truth;
        double absolute = Math.abs(error);
        truths.add(truth);
        errors.add(error);
        absoluteErrors.add(absolute);
        absoluteSum += absolute;
        squaredSum += error * error;
        relativeSum += absolute / Math.max(Math.abs(truth), LEAST_DENOMINATOR);
        truthSum += Math.abs(truth);
        symmetricSum += absolute == 0 ? 0 : absolute / (Math.abs(truth) / 2 + Math.abs(predicted) / 2);
        if (truth == 0) {
            zeroTruths++;
        } else {
            relativeSumWithoutZeros += absolute / Math.abs(truth);
        }
        greatest = Math.max(greatest, absolute);
        if (truth < 0 || predicted < 0) {
            anyNegative = true;
        } else {
            double logError = Math.log1p(predicted) - Math.log1p(truth);
            squaredLogSum += logError * logError;
        }
    }

    /** Adds the rows of another accumulator, which is not changed. */
    public void merge(RegressionAccumulator other) {
        truths.merge(other.truths);
        errors.merge(other.errors);
        absoluteErrors.addAll(other.absoluteErrors);
        absoluteSum += other.absoluteSum;
        squaredSum += other.squaredSum;
        relativeSum += other.relativeSum;
        relativeSumWithoutZeros += other.relativeSumWithoutZeros;
        symmetricSum += other.symmetricSum;
        truthSum += other.truthSum;
        zeroTruths += other.zeroTruths;
        squaredLogSum += other.squaredLogSum;
        greatest = Math.max(greatest, other.greatest);
        anyNegative |= other.anyNegative;
    }

    /** The rows added so far. */
    public long rows() {
        return absoluteErrors.size();
    }

    /** The metrics of the rows added so far; undefined without rows or beyond the range of a double. */
    public Outcome<RegressionMetrics> metrics() {
        long n = rows();
        if (n == 0) {
            return Outcome.undefined(Reason.NO_ROWS);
        }
        double meanSquared = squaredSum / n;
        if (!Double.isFinite(meanSquared) || !Double.isFinite(relativeSum)) {
            return Outcome.undefined(Reason.NOT_FINITE);
        }
        return Outcome.of(RegressionMetricsBuilder.builder()
                .rows(n)
                .meanError(errors.mean())
                .meanAbsoluteError(absoluteSum / n)
                .meanSquaredError(meanSquared)
                .rootMeanSquaredError(Math.sqrt(meanSquared))
                .r2(n < 2 ? Outcome.undefined(Reason.TOO_FEW_VALUES) : determination(squaredSum))
                .meanAbsolutePercentageError(relativeSum / n)
                .medianAbsoluteError(median())
                .maxError(greatest)
                .explainedVariance(determination(errors.squares()))
                .relative(relative())
                .rootMeanSquaredLogError(
                        anyNegative
                                ? Outcome.undefined(Reason.NEGATIVE_VALUES)
                                : Outcome.of(Math.sqrt(squaredLogSum / n)))
                .build());
    }

    private RelativeErrors relative() {
        long others = rows() - zeroTruths;
        return new RelativeErrors(
                others == 0 ? Outcome.undefined(Reason.ALL_ZERO) : Outcome.finite(relativeSumWithoutZeros / others),
                zeroTruths,
                others == 0 ? Outcome.undefined(Reason.ALL_ZERO) : Outcome.of(symmetricSum / rows()),
                truthSum == 0 ? Outcome.undefined(Reason.ALL_ZERO) : Outcome.finite(absoluteSum / truthSum));
    }

    /** One less the share of the truth's variation that remains; a constant truth gives 1 if nothing remains, else 0. */
    private Outcome<Double> determination(double remaining) {
        if (truths.squares() == 0) {
            return Outcome.of(remaining == 0 ? 1.0 : 0.0);
        }
        return Outcome.finite(1 - remaining / truths.squares());
    }

    private double median() {
        double[] sorted = absoluteErrors.toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
