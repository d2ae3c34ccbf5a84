package io.leeway.contracts.model;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Where a row's embedding is.
 *
 * @param columns the numeric columns that make it up, in order; at least two
 */
public record EmbeddingColumns(@Nullable List<String> columns) {

    /** The most dimensions that are compared. */
    public static final int MAXIMUM = 2_048;

    public EmbeddingColumns {
        columns = columns == null ? List.of() : List.copyOf(columns);
    }
}
