/**
 * Data-quality checks: whether a batch's values have gone bad compared with the reference (missing values, zeros,
 * unknown categories and so on). Each looks at an increase of something bad; a shift of good values is drift, and
 * is judged in {@code policy}.
 */
@NullMarked
package io.leeway.evaluation.quality;

import org.jspecify.annotations.NullMarked;
