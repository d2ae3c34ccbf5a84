/** Confidence intervals for performance metrics. */
@NullMarked
package io.leeway.statistics.interval;

import org.jspecify.annotations.NullMarked;
