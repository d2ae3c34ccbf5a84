package io.leeway.statistics.calibration;

/**
 * How unusual a window is among the chunks of its reference.
 *
 * @param score the greater of how far its greatest and its mean trace lie out, in standard deviations of the chunks'
 * @param pValue the probability of so great a score in a window of unchanged data
 * @param rank how many chunks of the reference are at least as unusual
 * @param chunks how many chunks the reference has
 */
public record Unusualness(double score, double pValue, int rank, int chunks) {}
