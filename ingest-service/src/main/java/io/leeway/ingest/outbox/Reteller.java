package io.leeway.ingest.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

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
 * Tells again what has been under way for too long and is not on its way: its queue is empty, or has handed out what was
 * told later; or events wait to be tried again, perhaps for this one, which is the first of its model that is not done. A
 * message that a broker lost, or a queue that was deleted, costs time and nothing else.
 */
@ApplicationScoped
class Reteller {

    private static final Logger LOG = Logger.getLogger(Reteller.class);
    private static final Duration LONGEST_CONFIRMATION = Duration.ofSeconds(20);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final String DUE = "publishedAt is not null and progress.dead = false and nextTellAt <= ?1";
    private static final String FIRST_OF_ITS_MODEL = "not exists (select 1 from OutboxEntity earlier"
            + " where earlier.model = missing.model and earlier.position < missing.position"
            + " and earlier.progress.dead = false and earlier.progress.%s = true)";
    private static final String MISSING = "from OutboxEntity missing where " + DUE
            + " and (progress.awaitsDrift = true and (nextTellAt <= ?2 or nextTellAt <= ?6 and "
            + FIRST_OF_ITS_MODEL.formatted("awaitsDrift")
            + ") or progress.awaitsPerformance = true and (nextTellAt <= ?3 or nextTellAt <= ?7 and "
            + FIRST_OF_ITS_MODEL.formatted("awaitsPerformance")
            + ") or progress.awaitsJudged = true and progress.awaitsDrift = false and nextTellAt <= ?4"
            + " and (progress.awaitsPerformance = false or publishedAt < ?5)) order by nextTellAt";

    private final Outbox outbox;
    private final OutboxRows rows;
    private final Leases leases;
    private final Overtaken overtaken;
    private final QueueDepths depths;
    private final EventPublisher publisher;
    private final LedgerConfig config;

    Reteller(
            Outbox outbox,
            OutboxRows rows,
            Leases leases,
            Overtaken overtaken,
            QueueDepths depths,
            EventPublisher publisher,
            LedgerConfig config) {
        this.outbox = outbox;
        this.rows = rows;
        this.leases = leases;
        this.overtaken = overtaken;
        this.depths = depths;
        this.publisher = publisher;
        this.config = config;
    }

    /**
     * Until when what was due is missing, of each stage; what was due later may be on its way.
     *
     * @param firstOfDrift likewise, of what drift-service's work on its model may wait for
     * @param firstOfPerformance likewise of performance-service
     */
    private record Missing(
            Instant drift,
            Instant performance,
            Instant judged,
            Instant firstOfDrift,
            Instant firstOfPerformance) {

        boolean atDrift(Progress progress, Instant due) {
            return progress.awaitsDrift() && !(due.isAfter(drift) && due.isAfter(firstOfDrift));
        }

        boolean atPerformance(Progress progress, Instant due) {
            return progress.awaitsPerformance() && !(due.isAfter(performance) && due.isAfter(firstOfPerformance));
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
                tell(now, missing(now));
            }
        } catch (DatabaseAwayException exception) {
            LOG.debug("event=retelling-waits", exception);
        } catch (RuntimeException exception) {
            // What was not told is told in another round.
            LOG.warnf(exception, "event=retelling-waits");
        }
    }

    private void tell(Instant now, Missing missing) {
        Instant patient = now.minus(config.withoutPerformance());
        List<OutboxEntity> due = Transactions.run(
                () -> outbox.find(
                                MISSING,
                                now,
                                missing.drift(),
                                missing.performance(),
                                missing.judged(),
                                patient,
                                missing.firstOfDrift(),
                                missing.firstOfPerformance())
                        .page(0, config.mostTold())
                        .<OutboxEntity>list());
        List<Long> told = new ArrayList<>();
        try {
            for (OutboxEntity event : due) {
                again(event, missing).await().atMost(LONGEST_CONFIRMATION);
                told.add(event.id);
            }
        } finally {
            if (!told.isEmpty()) {
                LOG.infof("event=told-again events=%d", told.size());
                Transactions.run(() -> postpone(told, now));
            }
        }
    }

    private Uni<Void> again(OutboxEntity event, Missing missing) {
        Progress progress = event.progress;
        Instant due = Objects.requireNonNull(event.nextTellAt, "told events have it");
        boolean drift = missing.atDrift(progress, due);
        boolean performance = missing.atPerformance(progress, due);
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
                    row.nextTellAt = now.plus(pause(row.tells, config));
                }))
                .replaceWithVoid();
    }

    /** How long to wait after it was told again so many times: doubled with each, up to the longest. */
    static Duration pause(int tells, LedgerConfig config) {
        Duration pause = config.patience();
        for (int i = 0; i < tells && pause.compareTo(config.longestPatience()) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(config.longestPatience()) < 0 ? pause : config.longestPatience();
    }

    /**
     * A judgement takes a way of its own, on which a batch may wait for its labels' performance while others pass: there,
     * only what was told very much later counts. While this service has not read what the others are done with, an empty
     * queue says nothing.
     */
    private Missing missing(Instant now) {
        boolean read = isIdle(WorkQueue.INGEST);
        boolean drift = read && isIdle(WorkQueue.DRIFT);
        boolean performance = read && isIdle(WorkQueue.PERFORMANCE);
        boolean judged = drift && isIdle(WorkQueue.RISK) && isIdle(WorkQueue.ALERT);
        return new Missing(
                drift ? now : overtaken.by(WorkQueue.DRIFT),
                performance ? now : overtaken.by(WorkQueue.PERFORMANCE),
                judged ? now : overtaken.by(WorkQueue.ALERT).minus(config.longestPatience()),
                isRetrying(WorkQueue.DRIFT) ? now : Instant.EPOCH,
                isRetrying(WorkQueue.PERFORMANCE) ? now : Instant.EPOCH);
    }

    private boolean isRetrying(WorkQueue queue) {
        return depths.of(queue)
                .filter(depth -> depth.retrying() > 0 && depth.consumers() > 0)
                .isPresent();
    }

    private boolean isIdle(WorkQueue queue) {
        return depths.of(queue)
                .filter(depth -> depth.ready() == 0 && depth.retrying() == 0 && depth.consumers() > 0)
                .isPresent();
    }
}
