package io.leeway.contracts.reports;

import java.time.Instant;

/**
 * Windows in a row that were unlike what they were compared with: one change, however many windows it lasts.
 *
 * @param since when the first of them begins
 * @param until when the first window begins that is like it again
 * @param windows how many there were
 */
public record Episode(Instant since, Instant until, int windows) {}
