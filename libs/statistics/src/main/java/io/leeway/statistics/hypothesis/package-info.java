/**
 * Tests of whether both sides come from one distribution, with their p-values, and the distributions behind these.
 * Whether a p-value is small enough is not decided here.
 */
@NullMarked
package io.leeway.statistics.hypothesis;

import org.jspecify.annotations.NullMarked;
