package io.leeway.ingest.events;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.ingest.models.RegisteredModel;
import io.leeway.ingest.outbox.OutboxPublisher;
import io.leeway.ingest.refusals.Refusals;
import io.leeway.support.problem.Problem;

/**
 * Remembers refused events among what was refused of a model, one now and then: whoever sends hundreds a second that are
 * all wrong would push out everything else.
 */
@ApplicationScoped
class EventRefusals {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Refusals refusals;
    private final OutboxPublisher publisher;
    private final ConcurrentHashMap<String, Instant> last = new ConcurrentHashMap<>();

    EventRefusals(Refusals refusals, OutboxPublisher publisher) {
        this.refusals = refusals;
        this.publisher = publisher;
    }

    void remember(RegisteredModel model, Problem problem) {
        Instant now = Instant.now();
        Instant before = last.get(model.model());
        if (before == null || before.plus(PAUSE).isBefore(now)) {
            last.put(model.model(), now);
            refusals.remember(model, "events", null, problem);
            publisher.wake();
        }
    }
}
