/** Limits on a metric: fixed, or learned from its own history, with the bad side always stated. */
@NullMarked
package io.leeway.statistics.threshold;

import org.jspecify.annotations.NullMarked;
