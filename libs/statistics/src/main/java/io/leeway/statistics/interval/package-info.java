/** Confidence intervals of performance metrics. Whether a drop is beyond one is not decided here. */
@NullMarked
package io.leeway.statistics.interval;

import org.jspecify.annotations.NullMarked;
