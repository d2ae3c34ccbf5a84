/** Predictions, and the labels that have come for them. */
@NullMarked
package io.leeway.performance.predictions;

import org.jspecify.annotations.NullMarked;
