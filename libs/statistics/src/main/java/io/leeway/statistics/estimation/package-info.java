/** Calibration of scores, and performance estimated before labels arrive. */
@NullMarked
package io.leeway.statistics.estimation;

import org.jspecify.annotations.NullMarked;
