/**
 * Performance service. {@code messaging} takes messages and leads them on, {@code predictions} keeps predictions and joins
 * labels to them, {@code baselines} keeps what they are held against, {@code reports} stores and tells what the evaluation
 * library makes of them. No metric is computed and no verdict reached here.
 */
@NullMarked
package io.leeway.performance;

import org.jspecify.annotations.NullMarked;
