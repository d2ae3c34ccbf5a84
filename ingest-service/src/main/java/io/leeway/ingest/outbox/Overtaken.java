package io.leeway.ingest.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * How far the stages have come in what was told: a queue hands out in the order in which it was filled, so what was told
 * long before something that is done, and is not done itself, is not on its way any more. Without this, a lost message
 * would wait for as long as its queue is never empty. Known since the start of this instance.
 */
@ApplicationScoped
class Overtaken {

    private final AtomicLong drift = new AtomicLong();
    private final AtomicLong performance = new AtomicLong();
    private final AtomicLong judged = new AtomicLong();

    /** When the latest event was told that drift-service is done with. */
    Instant drift() {
        return Instant.ofEpochMilli(drift.get());
    }

    /** When the latest event was told that performance-service is done with. */
    Instant performance() {
        return Instant.ofEpochMilli(performance.get());
    }

    /** When the latest event was told of which alert-service has judged what came of it. */
    Instant judged() {
        return Instant.ofEpochMilli(judged.get());
    }

    void driftDone(List<OutboxRowEntity> rows) {
        advance(drift, rows);
    }

    void performanceDone(List<OutboxRowEntity> rows) {
        advance(performance, rows);
    }

    void judgementDone(List<OutboxRowEntity> rows) {
        advance(judged, rows);
    }

    /** Of an event that was told again, nobody knows which of its messages was worked off. */
    private static void advance(AtomicLong latest, List<OutboxRowEntity> rows) {
        rows.stream()
                .filter(row -> row.tells == 0)
                .map(row -> row.publishedAt)
                .filter(Objects::nonNull)
                .forEach(at -> latest.accumulateAndGet(at.toEpochMilli(), Math::max));
    }
}
