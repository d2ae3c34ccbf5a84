package io.leeway.rows.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.leeway.contracts.text.Blanks;

/**
 * The columns that a table names. Those without a name are left out; of several with one name the first
 * counts. Blanks around a name are none of it, unless another column has the name without them.
 */
final class Header {

    /** So many places of columns without a name are listed. */
    private static final int LISTED = 5;

    private final Map<String, Integer> places = new HashMap<>();
    private final Set<String> repeated = new LinkedHashSet<>();
    private final List<Integer> unnamed = new ArrayList<>();
    private final ColumnNames columns;
    private final List<String> written;

    Header(List<String> written, int mostColumns) {
        this.written = List.copyOf(written);
        columns = new ColumnNames(mostColumns);
        Set<String> all = Set.copyOf(written);
        for (int i = 0; i < written.size(); i++) {
            String stripped = Blanks.strip(written.get(i));
            String name = all.contains(stripped) ? written.get(i) : stripped;
            if (stripped.isEmpty()) {
                unnamed.add(i + 1);
            } else if (columns.add(name, 0)) {
                places.put(name, i);
            } else {
                repeated.add(name);
            }
        }
    }

    int width() {
        return written.size();
    }

    /** As they are written, all of them. */
    List<String> written() {
        return written;
    }

    Set<String> names() {
        return columns.names();
    }

    /** Where a column stands, from 0; -1 where there is none of that name. */
    int place(String column) {
        return places.getOrDefault(column, -1);
    }

    Set<String> repeated() {
        return repeated;
    }

    /** What was noticed of it, in sentences. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (unnamed.equals(List.of(1))) {
            notes.add("The first column has no name, as an index that pandas writes, and is left out.");
        } else if (!unnamed.isEmpty()) {
            notes.add(unnamed.size() + " columns have no name and are left out: "
                    + (unnamed.size() <= LISTED ? unnamed.toString() : "from column " + unnamed.getFirst() + " on")
                    + ".");
        }
        if (!repeated.isEmpty()) {
            notes.add("More than one column is called " + String.join(", ", repeated)
                    + "; the first one of each name counts.");
        }
        return notes;
    }
}
