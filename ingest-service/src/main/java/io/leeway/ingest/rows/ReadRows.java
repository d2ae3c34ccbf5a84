package io.leeway.ingest.rows;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A body of rows, read.
 *
 * @param rows accepted rows
 * @param rejected the others
 * @param rejectedByColumn how many of them because of which column
 * @param ignoredColumns columns of the body that the model does not have
 * @param blocks the accepted rows, encoded
 * @param sha256 of the decoded body, as hexadecimal digits
 * @param labelled whether any row has a target
 * @param from earliest event time, where there is one
 * @param to latest event time, likewise
 */
public record ReadRows(
        long rows,
        Rejected rejected,
        Map<String, Long> rejectedByColumn,
        List<String> ignoredColumns,
        List<byte[]> blocks,
        String sha256,
        boolean labelled,
        @Nullable Instant from,
        @Nullable Instant to) {}
