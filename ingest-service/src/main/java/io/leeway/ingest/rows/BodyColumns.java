package io.leeway.ingest.rows;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

import io.leeway.contracts.text.Names;

/** The columns that a body has, in the order in which they were seen; too many, or one with a bad name, refuse it. */
final class BodyColumns {

    private final Set<String> names = new LinkedHashSet<>();
    private final int most;

    BodyColumns(int most) {
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
            throw BodyProblems.tooManyColumns(most, row);
        }
        String fault = Names.fault(name);
        if (fault != null) {
            throw BodyProblems.badColumn(names.size() + 1, row, fault);
        }
        return names.add(name);
    }

    int size() {
        return names.size();
    }

    Set<String> names() {
        return Collections.unmodifiableSet(names);
    }
}
