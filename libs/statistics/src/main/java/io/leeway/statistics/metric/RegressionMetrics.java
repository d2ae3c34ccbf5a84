package io.leeway.statistics.metric;

import io.soabase.recordbuilder.core.RecordBuilder;

import io.leeway.statistics.Outcome;

/**
 * The metrics of a regressor on at least one row; an error is the predicted value less the true one.
 *
 * @param rows how many rows there are
 * @param meanError the mean error: the bias
 * @param meanAbsoluteError the mean absolute error
 * @param meanSquaredError the mean squared error
 * @param rootMeanSquaredError its root
 * @param r2 the coefficient of determination, at most 1; for a constant truth 1 if every error is zero and 0 otherwise;
 *     undefined for a single row
 * @param meanAbsolutePercentageError the mean of absolute error over absolute truth, as a fraction; truths below 2^-52 count
 *     as that, so a true zero makes it huge
 * @param medianAbsoluteError the median absolute error
 * @param maxError the greatest absolute error
 * @param explainedVariance as {@code r2} with the bias removed
 * @param relative errors in relation to the true values
 * @param rootMeanSquaredLogError the root of the mean squared difference of {@code ln(1 + x)}; undefined if a value is
 *     negative
 */
@RecordBuilder
public record RegressionMetrics(
        long rows,
        double meanError,
        double meanAbsoluteError,
        double meanSquaredError,
        double rootMeanSquaredError,
        Outcome<Double> r2,
        double meanAbsolutePercentageError,
        double medianAbsoluteError,
        double maxError,
        Outcome<Double> explainedVariance,
        RelativeErrors relative,
        Outcome<Double> rootMeanSquaredLogError) {}
