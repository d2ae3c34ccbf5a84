package io.leeway.ingest.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What became of a model's events; the two halves of a prediction are two. {@code accepted} is {@code collected},
 * {@code waiting}, {@code unpaired} and {@code refused}.
 *
 * @param model the model
 * @param accepted events that were stored
 * @param collected those that are part of a batch
 * @param waiting those that wait for their other half or for their batch
 * @param waitingSince when the oldest of them came; absent where none waits
 * @param unpaired those whose other half did not come in time
 * @param refused those whose halves do not fit together, or whose batch was refused
 * @param duplicates events that came again; they were not stored
 * @param deadLettered messages from RabbitMQ that were refused; what they held was not stored
 */
public record EventAccount(
        String model,
        long accepted,
        long collected,
        long waiting,
        @Nullable Instant waitingSince,
        long unpaired,
        long refused,
        long duplicates,
        long deadLettered) {

    /** Of a model that has had no events. */
    static EventAccount empty(String model) {
        return new EventAccount(model, 0, 0, 0, null, 0, 0, 0, 0);
    }
}
