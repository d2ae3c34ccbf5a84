package io.leeway.ingest.rows;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.leeway.support.problem.Problem;

/** Counts rejected rows and keeps the first hundred reasons. */
final class RejectedRows {

    private static final int KEPT = 100;

    private final List<Problem.Entry> errors = new ArrayList<>();
    private long count;

    void add(long row, @Nullable String column, String message) {
        count++;
        if (errors.size() < KEPT) {
            errors.add(new Problem.Entry(row, column, message));
        }
    }

    long count() {
        return count;
    }

    Rejected summary() {
        return new Rejected(count, List.copyOf(errors));
    }
}
