/** Performance metrics with their confidence intervals. */
@NullMarked
package io.leeway.performance.metrics;

import org.jspecify.annotations.NullMarked;
