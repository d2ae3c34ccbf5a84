package io.leeway.ingest.rows;

import java.util.List;

import io.leeway.support.problem.Problem;

/**
 * Cells that could not be read, in rows that were taken; they count as missing.
 *
 * @param cells how many
 * @param errors the first hundred, with row and column
 */
public record Unreadable(long cells, List<Problem.Entry> errors) {

    /** None. */
    public static Unreadable none() {
        return new Unreadable(0, List.of());
    }
}
