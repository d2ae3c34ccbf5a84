package io.leeway.ingest.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.support.messaging.WorkQueue;

/**
 * How far services have come in what was told: a queue hands out in the order in which it was filled, so what was told
 * long before something that is done, and is not done itself, is not on its way any more. Without this, a lost message
 * would wait for as long as its queue is never empty. Known since the start of this instance.
 */
@ApplicationScoped
class Overtaken {

    private final Map<WorkQueue, Instant> latest = new ConcurrentHashMap<>();

    /** When the latest event was told that the service of this queue is done with. */
    Instant by(WorkQueue queue) {
        return latest.getOrDefault(queue, Instant.EPOCH);
    }

    /** The service of this queue is done with these. Of what was told again, nobody knows which message it worked off. */
    void done(WorkQueue queue, List<OutboxRowEntity> rows) {
        rows.stream()
                .filter(row -> row.tells == 0)
                .map(row -> row.publishedAt)
                .filter(Objects::nonNull)
                .forEach(at -> latest.merge(queue, at, (one, other) -> one.isAfter(other) ? one : other));
    }
}
