/** Distances between two empirical distributions, numeric and categorical. */
@NullMarked
package io.leeway.statistics.distance;

import org.jspecify.annotations.NullMarked;
