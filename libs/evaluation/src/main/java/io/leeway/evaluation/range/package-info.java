/**
 * Whether the numeric features lie within what the model was trained on. This asks no statistic: a model that has learnt from
 * values up to some end cannot be expected to follow beyond it, however little the rest of the distribution has moved.
 */
@NullMarked
package io.leeway.evaluation.range;

import org.jspecify.annotations.NullMarked;
