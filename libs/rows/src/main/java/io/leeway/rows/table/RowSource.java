package io.leeway.rows.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Rows one after the other, whatever form they come in. Throws {@link UnreadableTableException} where the rows as a whole
 * cannot be read on.
 */
public interface RowSource {

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

    /** The current row's cell as text; absent when the row has none or it is null. */
    @Nullable
    String cell(String column);

    /** Whether the current row's cell is an object of keys and values, which no column of a model holds. */
    default boolean isObject(String column) {
        return false;
    }

    /** The columns seen so far, in their order. */
    Set<String> columns();

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

    /** What was noticed of the form and taken as people mean it, in sentences; complete after the last row. */
    default List<String> notes() {
        return List.of();
    }
}
