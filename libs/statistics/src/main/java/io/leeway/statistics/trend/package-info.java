/** Trends over the history of a metric. */
@NullMarked
package io.leeway.statistics.trend;

import org.jspecify.annotations.NullMarked;
