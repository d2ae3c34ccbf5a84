package io.leeway.contracts.events;

import java.time.Instant;
import java.util.Objects;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * One accepted batch, as every later stage refers to it.
 *
 * @param model the model's name
 * @param batch the batch's id, unique within the model
 * @param name what the client called it; the id where it gave no name
 * @param sequence counts from 1 per model in the order of acceptance
 * @param reference the id of the reference that the batch is compared with
 * @param rows accepted rows
 * @param rejectedRows rows that could not be read
 * @param acceptedAt when it was stored
 * @param from the earliest event time, where the model has a timestamp column
 * @param to the latest event time, likewise
 */
@RecordBuilder
public record BatchRef(
        String model,
        String batch,
        String name,
        long sequence,
        String reference,
        long rows,
        long rejectedRows,
        Instant acceptedAt,
        @Nullable Instant from,
        @Nullable Instant to) {
    public BatchRef {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(batch, "batch");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(acceptedAt, "acceptedAt");
    }

    /** The subject of events about this batch. */
    public String subject() {
        return model + "/" + batch;
    }

    /** The earliest event time; when it was stored, where rows have none. */
    public Instant begin() {
        return from == null ? acceptedAt : from;
    }

    /** The latest event time, likewise. */
    public Instant end() {
        return to == null ? acceptedAt : to;
    }

    /** The same batch or window with so many rows, and event times between these. */
    public BatchRef with(long allRows, long allRejected, @Nullable Instant earliest, @Nullable Instant latest) {
        return BatchRefBuilder.builder(this)
                .rows(allRows)
                .rejectedRows(allRejected)
                .from(earliest)
                .to(latest)
                .build();
    }
}
