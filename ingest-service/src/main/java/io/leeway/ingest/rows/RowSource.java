package io.leeway.ingest.rows;

import java.io.IOException;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Rows one after the other, whatever form they came in. */
interface RowSource {

    /** A row that cannot be read at all. */
    final class UnreadableRowException extends Exception {

        private static final long serialVersionUID = 1;

        UnreadableRowException(String message) {
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

    /** The columns seen so far. */
    Set<String> columns();
}
