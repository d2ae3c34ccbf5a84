package io.leeway.contracts.reports;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The windows that somebody has made part of the reference that a batch was compared with.
 *
 * @param windows how many
 * @param rows how many rows they have
 * @param from their earliest event time
 * @param to their latest event time
 * @param key tells references with other adopted windows apart
 * @param leftOut how many more were adopted under a definition of other columns, so that they have no part in it
 * @param explanation all this in a sentence
 */
public record AdoptedWindows(
        int windows,
        long rows,
        @Nullable Instant from,
        @Nullable Instant to,
        String key,
        int leftOut,
        String explanation) {}
