package io.leeway.statistics.metric;

import io.leeway.statistics.Outcome;

/**
 * Errors in relation to the true values, as fractions; none of them is huge because of a single true zero.
 *
 * @param mape the mean of absolute error over absolute truth, of the rows whose true value is not zero; undefined where all
 *     are
 * @param zeroTruths the rows whose true value is zero, which {@code mape} leaves out
 * @param smape the mean of absolute error over half of the absolute values of both (Armstrong 1985), from 0 to 2; a row of
 *     which both are zero counts 0, and any other row whose true value is zero 2, so it is undefined where all are
 * @param wape the sum of the absolute errors over the sum of the absolute true values; undefined where these are all zero
 */
public record RelativeErrors(Outcome<Double> mape, long zeroTruths, Outcome<Double> smape, Outcome<Double> wape) {}
