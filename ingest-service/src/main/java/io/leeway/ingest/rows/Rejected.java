package io.leeway.ingest.rows;

import java.util.List;

import io.leeway.support.problem.Problem;

/**
 * Rows that could not be read.
 *
 * @param rows how many
 * @param errors the first hundred, with row and column
 */
public record Rejected(long rows, List<Problem.Entry> errors) {}
