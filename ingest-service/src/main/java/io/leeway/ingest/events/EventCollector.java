package io.leeway.ingest.events;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import io.leeway.ingest.datasets.CollectedBatches;
import io.leeway.ingest.outbox.Leases;
import io.leeway.support.persistence.DatabaseAwayException;
import io.leeway.support.persistence.StoredTime;
import io.leeway.support.persistence.Transactions;
import io.leeway.support.problem.ProblemException;

/**
 * Makes batches of a model's complete events, as soon as they have enough rows or wait long enough. The transaction that
 * stores a batch marks its events too: each of them is in one batch, whoever dies or does the same meanwhile.
 */
@ApplicationScoped
class EventCollector {

    private static final Logger LOG = Logger.getLogger(EventCollector.class);
    private static final Duration LEASE = Duration.ofSeconds(30);

    /** Characters of the events of a batch: they are in memory together. */
    private static final long LARGEST = 32L << 20;

    /** Rows that one statement deletes at most. */
    private static final int MOST_DELETED = 10_000;

    private final EventRepository events;
    private final EventModels models;
    private final CollectedBatches batches;
    private final Leases leases;
    private final EventsConfig config;

    EventCollector(
            EventRepository events, EventModels models, CollectedBatches batches, Leases leases, EventsConfig config) {
        this.events = events;
        this.models = models;
        this.batches = batches;
        this.leases = leases;
        this.config = config;
    }

    @Scheduled(
            every = "${leeway.ingest.events.round:1s}",
            delayed = "${leeway.ingest.events.round:1s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void collectDue() {
        try {
            if (leases.hold("events", LEASE)) {
                Transactions.run(events::models).forEach(this::look);
                Instant before = Instant.now().minus(config.remembered());
                Transactions.inSteps(MOST_DELETED, most -> events.forget(before, most));
            }
        } catch (DatabaseAwayException exception) {
            LOG.debug("event=events-wait", exception);
        } catch (RuntimeException exception) {
            // The next round looks again.
            LOG.warnf(exception, "event=events-wait");
        }
    }

    /** What is wrong with one model's events keeps no others waiting. */
    private void look(String model) {
        try {
            while (collect(model)) {
                LOG.debugf("event=events-collected model=%s", model);
            }
            Instant before = Instant.now().minus(config.unpairedAfter());
            Transactions.run(() -> events.deleteUnpaired(model, before, MOST_DELETED));
        } catch (DatabaseAwayException exception) {
            throw exception;
        } catch (ProblemException refused) {
            LOG.debugf(
                    "event=events-wait model=%s reason=%s",
                    model, refused.problem().type());
        } catch (RuntimeException exception) {
            LOG.warnf(exception, "event=events-wait model=%s", model);
        }
    }

    /** Makes a batch of what is due, if anything is; says whether there may be more. */
    boolean collect(String model) {
        List<EventRepository.Complete> complete = Transactions.run(() -> events.complete(model, config.batchRows()));
        List<EventRepository.Complete> together = firstRows(complete);
        long rows = together.stream().mapToLong(EventRepository.Complete::rows).sum();
        boolean isFull = rows >= config.batchRows() || together.size() < complete.size();
        Instant patient = Instant.now().minus(config.batchAfter());
        if (!isFull && together.stream().noneMatch(event -> event.completeAt().isBefore(patient))) {
            return false;
        }
        return store(model, together) && isFull;
    }

    private List<EventRepository.Complete> firstRows(List<EventRepository.Complete> complete) {
        List<EventRepository.Complete> first = new ArrayList<>();
        long rows = 0;
        long size = 0;
        for (EventRepository.Complete event : complete) {
            if (!first.isEmpty() && (rows + event.rows() > config.batchRows() || size + event.size() > LARGEST)) {
                break;
            }
            first.add(event);
            rows += event.rows();
            size += event.size();
        }
        return first;
    }

    /** Whether this call was the one that stored them. */
    private boolean store(String model, List<EventRepository.Complete> complete) {
        Map<Long, EventRepository.Stored> stored = bodies(complete);
        JoinedRows rows = new JoinedRows(models.require(model).columns());
        List<Long> fitting = new ArrayList<>();
        List<Long> others = new ArrayList<>();
        for (EventRepository.Complete event : complete) {
            EventRepository.Stored request = stored.get(event.seq());
            EventRepository.Stored response = event.response() == null ? request : stored.get(event.response());
            if (request == null || response == null) {
                // Another instance was faster.
                return false;
            }
            boolean fits = rows.add(
                    event.id(), request.at(), request.body(), event.response() == null ? null : response.body());
            (fits ? fitting : others).addAll(sequences(event));
        }
        if (!others.isEmpty()) {
            refuse(model, others, "halves-of-different-rows");
        }
        return rows.isEmpty() || store(model, fitting, rows.lines().getBytes(StandardCharsets.UTF_8));
    }

    private boolean store(String model, List<Long> sequences, byte[] lines) {
        Function<UUID, Uni<Void>> mark = batch -> events.collect(model, sequences, batch)
                .invoke(marked -> {
                    if (marked != sequences.size()) {
                        throw new OvertakenException();
                    }
                })
                .replaceWithVoid();
        try {
            batches.store(model, "events-" + StoredTime.now(), lines, mark);
            return true;
        } catch (OvertakenException exception) {
            LOG.debugf("event=events-collected-elsewhere model=%s", model);
            return false;
        } catch (ProblemException refused) {
            if (!isOfTheRows(refused)) {
                throw refused;
            }
            refuse(model, sequences, refused.problem().type());
            return true;
        }
    }

    /** Whether the same rows would be refused again; a model that is retired takes them once it is resumed. */
    private static boolean isOfTheRows(ProblemException refused) {
        return switch (refused.problem().status()) {
            case 400, 413, 422 -> true;
            default -> false;
        };
    }

    private void refuse(String model, List<Long> sequences, String reason) {
        LOG.warnf("event=events-refused model=%s events=%d reason=%s", model, sequences.size(), reason);
        Transactions.run(() -> events.refuse(model, sequences));
    }

    private Map<Long, EventRepository.Stored> bodies(List<EventRepository.Complete> complete) {
        List<Long> sequences =
                complete.stream().flatMap(event -> sequences(event).stream()).toList();
        return Transactions.run(() -> events.bodies(sequences)).stream()
                .collect(Collectors.toMap(EventRepository.Stored::seq, event -> event));
    }

    private static List<Long> sequences(EventRepository.Complete event) {
        Long response = event.response();
        return response == null ? List.of(event.seq()) : List.of(event.seq(), response);
    }

    /** Another instance made a batch of some of the events meanwhile. */
    private static final class OvertakenException extends RuntimeException {

        private static final long serialVersionUID = 1;
    }
}
