package io.leeway.contracts.model;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.Defaulted;

/**
 * How one column is read. What is left out gets its default.
 *
 * @param exact whether words are kept as they are written, so that {@code 1} and {@code 1.0}, or {@code True} and
 *     {@code true}, are different ones; false by default
 */
public record ColumnSettings(@Defaulted Boolean exact) {

    /** Gives what is null its default. */
    public ColumnSettings(@Nullable Boolean exact) {
        this.exact = exact != null && exact;
    }
}
