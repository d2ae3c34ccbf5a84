/**
 * What is compared jointly instead of column by column: embeddings, class probabilities, and the features'
 * importance. Single columns are judged in {@code policy}.
 */
@NullMarked
package io.leeway.evaluation.vectors;

import org.jspecify.annotations.NullMarked;
