/**
 * Trends over the history of a metric: whether it rises or falls steadily, and how fast. Whether that is bad is
 * not decided here.
 */
@NullMarked
package io.leeway.statistics.trend;

import org.jspecify.annotations.NullMarked;
