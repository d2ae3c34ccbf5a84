package io.leeway.rows.table;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.leeway.rows.cell.Cell;

/**
 * Rows one after the other, whatever form they come in. Throws {@link UnreadableTableException} where the rows as a whole
 * cannot be read on.
 */
public interface RowSource extends Closeable {

    /** A row that cannot be read at all; the one after it may be. */
    final class UnreadableRowException extends Exception {

        private static final long serialVersionUID = 1;

        /** With a sentence that says what is wrong with the row. */
        public UnreadableRowException(String message) {
            super(message);
        }
    }

    /**
     * Moves to the next row.
     *
     * @return false at the end
     * @throws UnreadableRowException if there is a row that cannot be read; the one after it may be
     */
    boolean next() throws IOException, UnreadableRowException;

    /** Where a column's cells are found, which stays so from row to row; negative while no row has had the column. */
    int place(String column);

    /** Puts the current row's cell at a {@link #place} into another, which holds it until the next row. */
    void cell(int place, Cell into);

    /** The current row's cell as text; absent when the row has none, it is null or an object. */
    default @Nullable String cell(String column) {
        int place = place(column);
        if (place < 0) {
            return null;
        }
        Cell cell = new Cell();
        cell(place, cell);
        return cell.text();
    }

    /** The columns seen so far, in their order. */
    Set<String> columns();

    /** How many columns were seen so far. */
    default int width() {
        return columns().size();
    }

    /**
     * The columns' names as they are written, in their order, also of those that have none or the same as another; where there
     * is no header, {@link #columns}.
     */
    default List<String> header() {
        return List.copyOf(columns());
    }

    /** The current row's cells below {@link #header}, as they are written; absent as in {@link #cell}. */
    default List<@Nullable String> cells() {
        List<@Nullable String> cells = new ArrayList<>();
        header().forEach(column -> cells.add(cell(column)));
        return cells;
    }

    /** Names that more than one column has, so that it cannot be told which of them is meant. */
    default Set<String> repeated() {
        return Set.of();
    }

    /** Gives up what is held beside memory. */
    @Override
    default void close() throws IOException {}

    /** What was noticed of the form and taken as people mean it, in sentences; complete after the last row. */
    default List<String> notes() {
        return List.of();
    }
}
