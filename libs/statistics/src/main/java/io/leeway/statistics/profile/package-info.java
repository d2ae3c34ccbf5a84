/**
 * Summaries of one column that can be merged: its sorted values with their counts, or the counts of its
 * categories. Every statistic of a column reads two of them and never the rows. No statistic stands here.
 */
@NullMarked
package io.leeway.statistics.profile;

import org.jspecify.annotations.NullMarked;
