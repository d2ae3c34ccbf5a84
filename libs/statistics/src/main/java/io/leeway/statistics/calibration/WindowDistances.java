package io.leeway.statistics.calibration;

/**
 * How far a window is from a reference.
 *
 * @param distances by trace, at least 0; NaN where the window has too few values
 * @param size the window's rows over those of a chunk, {@value CalibratedNull#LEAST_SIZE} to
 *     {@value CalibratedNull#GREATEST_SIZE}
 */
public record WindowDistances(double[] distances, double size) {}
