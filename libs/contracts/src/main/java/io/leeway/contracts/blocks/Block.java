package io.leeway.contracts.blocks;

import java.util.List;
import java.util.Optional;

/**
 * Up to {@value #MAXIMUM_ROWS} rows of a batch, column by column.
 *
 * @param rows how many rows every column has
 * @param columns the columns, each name once
 */
public record Block(int rows, List<Column> columns) {

    /** Rows that one block holds at most. */
    public static final int MAXIMUM_ROWS = 65_536;

    /**
     * Checks that the columns agree.
     *
     * @throws IllegalArgumentException if a column has another number of rows
     */
    public Block {
        columns = List.copyOf(columns);
        for (Column column : columns) {
            if (column.rows() != rows) {
                throw new IllegalArgumentException(
                        "column " + column.name() + " has " + column.rows() + " rows, the block " + rows);
            }
        }
    }

    /** The block of some of its rows, each as often as it is named and in that order. */
    public Block select(int[] some) {
        return new Block(
                some.length, columns.stream().map(column -> column.select(some)).toList());
    }

    /** The numeric column of that name, if the block has one. */
    public Optional<Column.Numeric> numeric(String name) {
        return find(name, Column.Numeric.class);
    }

    /** The text column of that name, if the block has one. */
    public Optional<Column.Text> text(String name) {
        return find(name, Column.Text.class);
    }

    private <C extends Column> Optional<C> find(String name, Class<C> type) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
