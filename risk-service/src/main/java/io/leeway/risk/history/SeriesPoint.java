package io.leeway.risk.history;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.leeway.support.history.SeriesBuckets;

/**
 * A metric at one batch.
 *
 * @param batch the batch's id
 * @param name what the client called it
 * @param sequence its place among the model's batches
 * @param at its latest event time, or when it was accepted
 * @param value absent where it was undefined
 * @param threshold what it was held against, where there is one
 * @param lower lower end of its confidence interval, likewise
 * @param upper upper end, likewise
 * @param baseline the baseline, likewise
 */
public record SeriesPoint(
        String batch,
        @Nullable String name,
        long sequence,
        Instant at,
        @Nullable Double value,
        @Nullable Double threshold,
        @Nullable Double lower,
        @Nullable Double upper,
        @Nullable Double baseline) {

    /** A metric of an assessed window, which stands alone. */
    static SeriesPoint of(SeriesBuckets.Point point, String metric) {
        return new SeriesPoint(
                point.batch(),
                point.name(),
                point.sequence(),
                point.at(),
                point.values().getDouble(metric),
                null,
                null,
                null,
                null);
    }
}
