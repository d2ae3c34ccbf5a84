/**
 * Past windows judged again, from their profiles alone: under the settings as they are and under others, and with drift put in
 * on purpose. What is said of a window comes from {@link io.leeway.evaluation.drift.DriftEvaluator}, as when it came; here is
 * what is counted of it.
 */
@NullMarked
package io.leeway.evaluation.backtest;

import org.jspecify.annotations.NullMarked;
