/** Detectors that take one value at a time and signal when the stream has changed. */
@NullMarked
package io.leeway.statistics.stream;

import org.jspecify.annotations.NullMarked;
