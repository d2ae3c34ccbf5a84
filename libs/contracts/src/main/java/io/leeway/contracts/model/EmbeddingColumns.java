package io.leeway.contracts.model;

import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.Defaulted;

/**
 * Where a row's embedding is: in columns of its own, or in one column of arrays.
 *
 * @param columns the numeric columns that make it up, in order; at least two
 * @param array the column of arrays: a JSON array of numbers, as text in CSV
 * @param dimensions how many numbers an array has
 */
public record EmbeddingColumns(
        @Defaulted List<String> columns,
        @Nullable String array,
        @Nullable Integer dimensions) {

    /** The most dimensions that are compared. */
    public static final int MAXIMUM = 2_048;

    /** Gives what is null its default. */
    public EmbeddingColumns(@Nullable List<String> columns, @Nullable String array, @Nullable Integer dimensions) {
        this.columns = columns == null ? List.of() : List.copyOf(columns);
        this.array = array;
        this.dimensions = dimensions;
    }

    /** An embedding in columns of its own. */
    public EmbeddingColumns(List<String> columns) {
        this(columns, null, null);
    }

    /** The numeric columns that rows are stored with: {@code array[0]}, {@code array[1]}, ... for an array. */
    public List<String> names() {
        return array == null || dimensions == null
                ? columns
                : IntStream.range(0, dimensions)
                        .mapToObj(i -> array + "[" + i + "]")
                        .toList();
    }
}
