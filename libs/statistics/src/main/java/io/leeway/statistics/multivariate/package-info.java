/**
 * Distances between samples of vectors: embeddings, probability vectors.
 *
 * <p>{@link io.leeway.statistics.multivariate.MaximumMeanDiscrepancy} is the plain form that the permutation test of the
 * evaluation library, which makes the kernel matrix once, is held to.
 */
@NullMarked
package io.leeway.statistics.multivariate;

import org.jspecify.annotations.NullMarked;
