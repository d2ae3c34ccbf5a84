package io.leeway.contracts.events;

import java.util.Objects;

/**
 * A service has finished with an event: its effect is durable. By these, ingest-service knows what is still under way.
 *
 * @param event the id of the event that was worked off
 * @param subject its subject: the model, and the batch or window after a slash
 * @param consumer the queue that brought it, as {@code leeway.drift}
 * @param revision the revision of the drift report that came of it, or that an assessment was made from; 0 where there
 *     is none
 */
public record WorkDone(String event, String subject, String consumer, int revision) {
    public WorkDone {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(consumer, "consumer");
    }
}
