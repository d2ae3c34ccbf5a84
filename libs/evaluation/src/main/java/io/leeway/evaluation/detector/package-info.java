/**
 * Detectors: statistics of two columns under the names that definitions and reports call them by. They measure;
 * whether a column has drifted is decided in {@code policy}.
 */
@NullMarked
package io.leeway.evaluation.detector;

import org.jspecify.annotations.NullMarked;
