package io.leeway.statistics.metric;

import io.leeway.statistics.Outcome;

/**
 * The metrics that exist for two classes only.
 *
 * @param positive the positive class
 * @param precision the share of predicted positives that are positive; 0 if none is predicted
 * @param recall the share of positives that are predicted; 0 if there is none
 * @param f1 the harmonic mean of both; 0 if neither exists
 * @param specificity the share of negatives predicted negative; undefined without negatives
 * @param averagePrecision the area under the precision-recall curve as a step function; undefined without positives or
 *     scores
 * @param brier the mean squared difference of probability and outcome; undefined unless all scores are probabilities
 * @param calibrationError the expected calibration error over ten bins of equal width; undefined unless all scores are
 *     probabilities
 */
public record BinaryMetrics(
        String positive,
        double precision,
        double recall,
        double f1,
        Outcome<Double> specificity,
        Outcome<Double> averagePrecision,
        Outcome<Double> brier,
        Outcome<Double> calibrationError) {}
