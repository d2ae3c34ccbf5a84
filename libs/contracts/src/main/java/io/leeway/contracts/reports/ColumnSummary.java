package io.leeway.contracts.reports;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * One side of a column in figures.
 *
 * @param rows all rows
 * @param missing rows without a value
 * @param zeros values equal to zero; absent for a categorical column
 * @param infinite infinite values; absent for a categorical column
 * @param distinct distinct values
 * @param mean mean of the finite values; absent where there are none
 * @param standardDeviation population standard deviation, likewise
 * @param minimum smallest finite value, likewise
 * @param median median, likewise
 * @param maximum largest finite value, likewise
 */
@RecordBuilder
public record ColumnSummary(
        long rows,
        long missing,
        @Nullable Long zeros,
        @Nullable Long infinite,
        long distinct,
        @Nullable Double mean,
        @Nullable Double standardDeviation,
        @Nullable Double minimum,
        @Nullable Double median,
        @Nullable Double maximum) {}
