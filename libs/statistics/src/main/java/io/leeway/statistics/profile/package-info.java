/** Exact, mergeable summaries of one column: the sorted weighted sample and the category counts that every statistic reads. */
@NullMarked
package io.leeway.statistics.profile;

import org.jspecify.annotations.NullMarked;
