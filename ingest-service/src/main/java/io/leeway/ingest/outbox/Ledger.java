package io.leeway.ingest.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.contracts.events.WorkDone;
import io.leeway.support.messaging.WorkQueue;

/**
 * Takes down how far services are with what was accepted. Every method runs in the caller's transaction, may be called
 * any number of times with the same, and knows nothing of what is done with already.
 */
@ApplicationScoped
public class Ledger {

    /** Rows that one transaction takes down at most; a window has as many as it has parts. */
    private static final int MOST = 2_000;

    private final OutboxRows rows;
    private final LedgerLines lines;
    private final Overtaken overtaken;
    private final LedgerConfig config;

    Ledger(OutboxRows rows, LedgerLines lines, Overtaken overtaken, LedgerConfig config) {
        this.rows = rows;
        this.lines = lines;
        this.overtaken = overtaken;
        this.config = config;
    }

    /**
     * A service is done with an event.
     *
     * @return whether there may be more to take down of the same, in another transaction
     */
    Uni<Boolean> done(WorkDone work) {
        String consumer = work.consumer();
        if (consumer.equals(WorkQueue.DRIFT.queue())) {
            return rows.ofEvent(work.event())
                    .invoke(found -> overtaken.done(WorkQueue.DRIFT, found))
                    .chain(found -> advance(found, progress -> progress.driftDone(work.revision())))
                    .replaceWith(false);
        }
        if (consumer.equals(WorkQueue.PERFORMANCE.queue())) {
            return rows.ofEvent(work.event())
                    .invoke(found -> overtaken.done(WorkQueue.PERFORMANCE, found))
                    .chain(found -> advance(found, Progress::performanceDone))
                    .replaceWith(false);
        }
        if (consumer.equals(WorkQueue.ALERT.queue()) && work.revision() > 0) {
            return rows.ofJudged(work.subject(), work.revision(), MOST)
                    .invoke(found -> overtaken.done(WorkQueue.ALERT, found))
                    .chain(found -> advance(found, progress -> progress.judged(work.revision()))
                            .replaceWith(found.size() == MOST));
        }
        return Uni.createFrom().item(false);
    }

    /** A message of this event, or of what came of it, was given up: it is told no more until it is tried again. */
    public Uni<Void> givenUp(String event, String subject) {
        return concerned(event, subject).chain(found -> advance(found, Progress::givenUp));
    }

    /** What was given up is tried again. */
    public Uni<Void> revived(String event, String subject) {
        Instant next = Instant.now().plus(config.patience());
        return concerned(event, subject)
                .invoke(found -> found.forEach(row -> row.nextTellAt = next))
                .chain(found -> advance(found, Progress::revived));
    }

    /** What was given up is never tried again; nothing more is expected of it. */
    public Uni<Void> dropped(String event, String subject) {
        return concerned(event, subject)
                .map(found -> found.stream().filter(row -> row.progress.dead()).toList())
                .chain(found -> forget(found, lines::dropped));
    }

    /** The event's own row; where it has none, because it came of another event, those that it keeps from being judged. */
    private Uni<List<OutboxRowEntity>> concerned(String event, String subject) {
        return rows.ofEvent(event)
                .chain(own -> own.isEmpty()
                        ? rows.ofJudged(subject, Integer.MAX_VALUE, MOST)
                        : Uni.createFrom().item(own));
    }

    /** Rows that are complete go, and need not be changed before. */
    private Uni<Void> advance(List<OutboxRowEntity> found, UnaryOperator<Progress> step) {
        List<OutboxRowEntity> complete = new ArrayList<>();
        for (OutboxRowEntity row : found) {
            Progress next = step.apply(row.progress);
            if (next.isComplete()) {
                complete.add(row);
            } else {
                row.progress = next;
            }
        }
        return forget(complete, lines::done);
    }

    private Uni<Void> forget(List<OutboxRowEntity> complete, Function<Map<UUID, Integer>, Uni<Void>> end) {
        if (complete.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Map<UUID, Integer> events = complete.stream()
                .filter(row -> row.dataset != null)
                .collect(Collectors.toMap(row -> row.dataset, row -> 1, Integer::sum));
        return Panache.flush().chain(() -> rows.deleteAll(complete)).chain(() -> end.apply(events));
    }
}
