/**
 * Corrections for testing many hypotheses at once.
 *
 * <p>Drift and data quality use {@code BenjaminiHochberg}; the stricter {@code Bonferroni} and {@code Holm} wait for a model's
 * definition to choose its correction.
 */
@NullMarked
package io.leeway.statistics.multiple;

import org.jspecify.annotations.NullMarked;
