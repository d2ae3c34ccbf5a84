/** Distributions, distances, tests, metrics, thresholds and change detectors; pure Java, no framework. */
@NullMarked
package io.leeway.statistics;

import org.jspecify.annotations.NullMarked;
