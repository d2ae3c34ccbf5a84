/**
 * Performance metrics of classifiers and regressors, computed from accumulators that can be merged. No baseline
 * and no verdict here.
 */
@NullMarked
package io.leeway.statistics.metric;

import org.jspecify.annotations.NullMarked;
