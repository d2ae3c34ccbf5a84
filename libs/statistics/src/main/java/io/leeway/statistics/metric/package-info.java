/** Performance metrics of classifiers and regressors, computed from mergeable accumulators. */
@NullMarked
package io.leeway.statistics.metric;

import org.jspecify.annotations.NullMarked;
