package io.leeway.statistics.calibration;

/**
 * How unusual a window is among the chunks of its reference.
 *
 * @param score how far it lies out, in standard deviations of the chunks'
 * @param pValue the probability of so great a score in a window of unchanged data
 * @param rank how many chunks of the reference are at least as unusual
 * @param chunks how many chunks the reference has
 * @param windows how many windows say so together, the last of which is the window; 1 where it does so alone
 */
public record Unusualness(double score, double pValue, int rank, int chunks, int windows) {}
