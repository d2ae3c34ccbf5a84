/** Vectors and attributions: what is compared jointly. */
@NullMarked
package io.leeway.evaluation.vectors;

import org.jspecify.annotations.NullMarked;
