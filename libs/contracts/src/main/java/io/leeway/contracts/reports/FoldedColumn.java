package io.leeway.contracts.reports;

import java.util.Objects;

/**
 * A column of which words were read in their canonical form: {@code 1.0} as {@code 1}, {@code TRUE} as {@code true}.
 *
 * @param column the column
 * @param cells how many of its cells
 */
public record FoldedColumn(String column, long cells) {

    public FoldedColumn {
        Objects.requireNonNull(column, "column");
    }
}
