/**
 * Stored predictions, the labels that come for them, and how both are joined by row id. No metric is computed
 * here.
 */
@NullMarked
package io.leeway.performance.predictions;

import org.jspecify.annotations.NullMarked;
