/** Performance metrics with their confidence intervals. */
@NullMarked
package io.leeway.evaluation.performance.metrics;

import org.jspecify.annotations.NullMarked;
