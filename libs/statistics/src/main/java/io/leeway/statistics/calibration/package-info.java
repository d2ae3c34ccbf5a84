/**
 * How unusual a window is among the windows of a reference: a null distribution that is learnt from the reference's own
 * chunks instead of from a formula, so that it holds for data with time in them. Knows numbers by chunk and trace only;
 * what a trace is (which statistic of which column) and what follows from the answer are decided elsewhere.
 */
@NullMarked
package io.leeway.statistics.calibration;

import org.jspecify.annotations.NullMarked;
