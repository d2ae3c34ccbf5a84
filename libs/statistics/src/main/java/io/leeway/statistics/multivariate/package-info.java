/** Distances between samples of vectors: embeddings, probability vectors. */
@NullMarked
package io.leeway.statistics.multivariate;

import org.jspecify.annotations.NullMarked;
