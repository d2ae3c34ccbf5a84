package io.leeway.ingest.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import io.leeway.support.messaging.EventPublisher;
import io.leeway.support.messaging.QueueDepths;
import io.leeway.support.messaging.WorkQueue;
import io.leeway.support.persistence.DatabaseAwayException;
import io.leeway.support.persistence.Transactions;

/**
 * Tells again what has been under way for too long while nothing is on its way: a message that a broker lost, or a queue
 * that was deleted, costs time and nothing else.
 */
@ApplicationScoped
class Reteller {

    private static final Logger LOG = Logger.getLogger(Reteller.class);
    private static final Duration LONGEST_CONFIRMATION = Duration.ofSeconds(20);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final String DUE = "publishedAt is not null and progress.dead = false and nextTellAt <= ?1";

    private final Outbox outbox;
    private final OutboxRows rows;
    private final Leases leases;
    private final QueueDepths depths;
    private final EventPublisher publisher;
    private final LedgerConfig config;

    Reteller(
            Outbox outbox,
            OutboxRows rows,
            Leases leases,
            QueueDepths depths,
            EventPublisher publisher,
            LedgerConfig config) {
        this.outbox = outbox;
        this.rows = rows;
        this.leases = leases;
        this.depths = depths;
        this.publisher = publisher;
        this.config = config;
    }

    /** Which stages have nothing on its way to them, and somebody who would take it. */
    private record Idle(boolean drift, boolean performance, boolean judged) {

        /** What is due of them; empty where none is idle. */
        Optional<String> due() {
            List<String> missing = new ArrayList<>();
            if (drift) {
                missing.add("progress.awaitsDrift = true");
            }
            if (performance) {
                missing.add("progress.awaitsPerformance = true");
            }
            if (judged) {
                missing.add("(progress.awaitsJudged = true and progress.awaitsDrift = false"
                        + " and (progress.awaitsPerformance = false or publishedAt < ?2))");
            }
            return missing.isEmpty()
                    ? Optional.empty()
                    : Optional.of(DUE + " and (" + String.join(" or ", missing) + ") order by nextTellAt");
        }
    }

    @Scheduled(
            every = "${leeway.ledger.round:2s}",
            delayed = "${leeway.ledger.round:2s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void tellWhatIsMissing() {
        try {
            Instant now = Instant.now();
            long due = Transactions.run(() -> rows.count(DUE, now));
            if (due > 0 && leases.hold("reteller", LEASE)) {
                tell(now, idle());
            }
        } catch (DatabaseAwayException exception) {
            LOG.debug("event=retelling-waits", exception);
        } catch (RuntimeException exception) {
            // What was not told is told in another round.
            LOG.warnf(exception, "event=retelling-waits");
        }
    }

    private void tell(Instant now, Idle idle) {
        Instant patient = now.minus(config.withoutPerformance());
        Object[] moments = idle.judged() ? new Object[] {now, patient} : new Object[] {now};
        List<OutboxEntity> due = idle.due()
                .map(query -> Transactions.run(() ->
                        outbox.find(query, moments).page(0, config.mostTold()).<OutboxEntity>list()))
                .orElse(List.of());
        List<Long> told = new ArrayList<>();
        try {
            for (OutboxEntity event : due) {
                again(event, idle).await().atMost(LONGEST_CONFIRMATION);
                told.add(event.id);
            }
        } finally {
            if (!told.isEmpty()) {
                LOG.infof("event=told-again events=%d", told.size());
                Transactions.run(() -> postpone(told, now));
            }
        }
    }

    private Uni<Void> again(OutboxEntity event, Idle idle) {
        Progress progress = event.progress;
        boolean drift = progress.awaitsDrift() && idle.drift();
        boolean performance = progress.awaitsPerformance() && idle.performance();
        if (!drift && !performance) {
            // What came of the report got lost: it is made and told again.
            return publisher.again(WorkQueue.DRIFT, event.eventId, event.event, true);
        }
        Uni<Void> first = drift
                ? publisher.again(WorkQueue.DRIFT, event.eventId, event.event, false)
                : Uni.createFrom().voidItem();
        return performance
                ? first.chain(() -> publisher.again(WorkQueue.PERFORMANCE, event.eventId, event.event, false))
                : first;
    }

    private Uni<Void> postpone(List<Long> told, Instant now) {
        return rows.find("id in ?1", told)
                .list()
                .invoke(found -> found.forEach(row -> {
                    row.tells++;
                    row.nextTellAt = now.plus(pause(row.tells));
                }))
                .replaceWithVoid();
    }

    private Duration pause(int tells) {
        Duration pause = config.patience();
        for (int i = 0; i < tells && pause.compareTo(config.longestPatience()) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(config.longestPatience()) < 0 ? pause : config.longestPatience();
    }

    /** While this service has not read what the others are done with, nobody knows what is missing. */
    private Idle idle() {
        boolean read = isIdle(WorkQueue.INGEST);
        boolean drift = read && isIdle(WorkQueue.DRIFT);
        boolean performance = read && isIdle(WorkQueue.PERFORMANCE);
        return new Idle(drift, performance, drift && isIdle(WorkQueue.RISK) && isIdle(WorkQueue.ALERT));
    }

    private boolean isIdle(WorkQueue queue) {
        return depths.of(queue)
                .filter(depth -> depth.ready() == 0 && depth.retrying() == 0 && depth.consumers() > 0)
                .isPresent();
    }
}
