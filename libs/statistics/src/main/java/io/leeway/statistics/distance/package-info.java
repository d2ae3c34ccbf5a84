/**
 * Distances between the values of a column on both sides, numeric or categorical, and the rules that cut numbers
 * into bins. No p-values; those are in {@code hypothesis}.
 */
@NullMarked
package io.leeway.statistics.distance;

import org.jspecify.annotations.NullMarked;
