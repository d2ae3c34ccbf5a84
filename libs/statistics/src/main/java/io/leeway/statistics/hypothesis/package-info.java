/** Two-sample and goodness-of-fit tests with their p-values, and the distributions behind them. */
@NullMarked
package io.leeway.statistics.hypothesis;

import org.jspecify.annotations.NullMarked;
