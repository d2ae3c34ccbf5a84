package io.leeway.ingest.rows;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Rows of a body that belong to one window; all of them where rows are not divided.
 *
 * @param window the number of the window in event time; absent where rows are not divided by it
 * @param rows how many there are
 * @param firstBlock the body's block that they begin with
 * @param blocks how many blocks hold them
 * @param labelled whether any has a target
 * @param from earliest event time, where there is one
 * @param to latest event time, likewise
 */
public record ReadPart(
        @Nullable Long window,
        long rows,
        int firstBlock,
        int blocks,
        boolean labelled,
        @Nullable Instant from,
        @Nullable Instant to) {}
