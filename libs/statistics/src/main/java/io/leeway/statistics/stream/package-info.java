/**
 * Detectors that take one value at a time and signal when the stream has changed.
 *
 * <p>No service runs them yet: they wait for alarms within a window, on values as they come, beside the thresholds that look
 * back from a window's end. Held to reference values by {@code StreamTest}, and measured by the benchmarks.
 */
@NullMarked
package io.leeway.statistics.stream;

import org.jspecify.annotations.NullMarked;
