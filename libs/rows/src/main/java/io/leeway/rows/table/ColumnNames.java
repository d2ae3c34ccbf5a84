package io.leeway.rows.table;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

import io.leeway.contracts.text.Names;

/** The columns that rows have, in the order in which they were seen; too many, or one with a bad name, end the reading. */
final class ColumnNames {

    private final Set<String> names = new LinkedHashSet<>();
    private final int most;

    ColumnNames(int most) {
        this.most = most;
    }

    /**
     * Adds a column.
     *
     * @param row the row where it stands, from 1; 0 for the header
     * @return whether it is new
     */
    boolean add(String name, long row) {
        if (names.contains(name)) {
            return false;
        }
        if (names.size() == most) {
            throw new UnreadableTableException(
                    UnreadableTableException.Kind.TOO_MANY_COLUMNS,
                    (row == 0 ? "The header has" : "The rows up to row " + row + " have") + " more than " + most
                            + " columns. Leave out those that the model does not have.");
        }
        String fault = Names.columnFault(name);
        if (fault != null) {
            throw new UnreadableTableException(
                    UnreadableTableException.Kind.BAD_COLUMN,
                    "The name of column " + (names.size() + 1)
                            + (row == 0 ? " of the header " : ", first seen in row " + row + ", ") + fault + ".");
        }
        return names.add(name);
    }

    Set<String> names() {
        return Collections.unmodifiableSet(names);
    }
}
