package io.leeway.ingest.rows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.leeway.support.problem.Problem;

/** Counts rejected rows and keeps the first hundred reasons. */
final class RejectedRows {

    private static final int KEPT = 100;

    private final List<Problem.Entry> errors = new ArrayList<>();
    private final Map<String, Long> byColumn = new HashMap<>();
    private long count;

    void add(long row, @Nullable String column, String message) {
        count++;
        if (column != null) {
            byColumn.merge(column, 1L, Long::sum);
        }
        if (errors.size() < KEPT) {
            errors.add(new Problem.Entry(row, column, message));
        }
    }

    long count() {
        return count;
    }

    Map<String, Long> byColumn() {
        return Map.copyOf(byColumn);
    }

    Rejected summary() {
        return new Rejected(count, List.copyOf(errors));
    }
}
