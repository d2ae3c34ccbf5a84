package io.leeway.ingest.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    private static final String DUE = "publishedAt is not null and progress.dead = false and nextTellAt <= :now";
    private static final String MISSING = "from OutboxEntity missing where " + DUE
            + " and (" + missingAt("drift", "awaitsDrift")
            + " or " + missingAt("performance", "awaitsPerformance")
            + " or progress.awaitsJudged = true and progress.awaitsDrift = false and nextTellAt <= :judged"
            + " and (progress.awaitsPerformance = false or publishedAt < :patient)) order by nextTellAt";

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
     * Until when what was due is missing at a service; what was due later may be on its way.
     *
     * @param all whatever it is
     * @param once what was not told again yet
     * @param first what is the first of its model that is not done
     */
    private record Stage(Instant all, Instant once, Instant first) {

        boolean misses(OutboxEntity event, Instant due) {
            return !due.isAfter(all) || (event.tells == 0 && !due.isAfter(once)) || !due.isAfter(first);
        }
    }

    /** Likewise at each stage; what was judged has only one way. */
    private record Missing(Stage drift, Stage performance, Instant judged) {

        Map<String, Object> parameters(Instant now, Instant patient) {
            return Map.ofEntries(
                    Map.entry("now", now),
                    Map.entry("patient", patient),
                    Map.entry("judged", judged),
                    Map.entry("driftAll", drift.all()),
                    Map.entry("driftOnce", drift.once()),
                    Map.entry("driftFirst", drift.first()),
                    Map.entry("performanceAll", performance.all()),
                    Map.entry("performanceOnce", performance.once()),
                    Map.entry("performanceFirst", performance.first()));
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
            long due = Transactions.run(() -> rows.count(DUE, Map.of("now", now)));
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
        List<OutboxEntity> due = Transactions.run(() -> outbox.find(MISSING, missing.parameters(now, patient))
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
        boolean drift = progress.awaitsDrift() && missing.drift().misses(event, due);
        boolean performance =
                progress.awaitsPerformance() && missing.performance().misses(event, due);
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
        boolean judged = drift && isIdle(WorkQueue.RISK) && isIdle(WorkQueue.ALERT);
        return new Missing(
                stage(now, read, WorkQueue.DRIFT),
                stage(now, read, WorkQueue.PERFORMANCE),
                judged ? now : overtaken.by(WorkQueue.ALERT).minus(config.longestPatience()));
    }

    /** Of a queue out of which everything was handed that does not wait to be tried again, what is due may be lost. */
    private Stage stage(Instant now, boolean read, WorkQueue queue) {
        return depths.of(queue)
                .filter(depth -> read && depth.consumers() > 0)
                .map(depth -> new Stage(
                        depth.ready() == 0 && depth.retrying() == 0 ? now : overtaken.by(queue),
                        depth.ready() == 0 ? now : Instant.EPOCH,
                        depth.retrying() > 0 ? now : Instant.EPOCH))
                .orElseGet(() -> new Stage(overtaken.by(queue), Instant.EPOCH, Instant.EPOCH));
    }

    private boolean isIdle(WorkQueue queue) {
        return depths.of(queue)
                .filter(depth -> depth.ready() == 0 && depth.retrying() == 0 && depth.consumers() > 0)
                .isPresent();
    }

    /**
     * What is missing at a service. Events of a model wait there for those before them, so the first one is told again also
     * while others are tried again.
     */
    private static String missingAt(String service, String awaits) {
        return "progress.%2$s = true and (nextTellAt <= :%1$sAll or tells = 0 and nextTellAt <= :%1$sOnce"
                        .formatted(service, awaits)
                + " or nextTellAt <= :%1$sFirst and not exists (select 1 from OutboxEntity earlier".formatted(service)
                + " where earlier.model = missing.model and earlier.position < missing.position"
                + " and earlier.progress.dead = false and earlier.progress.%s = true))".formatted(awaits);
    }
}
