package io.leeway.ingest.datasets;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import io.leeway.ingest.gathering.Gathering;
import io.leeway.ingest.gathering.Gatherings;
import io.leeway.ingest.models.ModelEntity;
import io.leeway.ingest.models.ModelRepository;
import io.leeway.ingest.outbox.Outbox;
import io.leeway.ingest.outbox.OutboxPublisher;
import io.leeway.ingest.rows.BodyProblems;
import io.leeway.support.persistence.DatabaseAwayException;
import io.leeway.support.persistence.Transactions;
import io.leeway.support.problem.ProblemException;

/**
 * Stores bodies that were read: the ledger's line, the blocks and the events of one in the same transaction, so that all of
 * it is kept or nothing. They are told after it, by another thread.
 *
 * <p>Bodies of one model that wait for each other share a transaction, because the model's row is locked until its end. Each
 * has an outcome of its own. If the transaction fails for a reason that may be that of one of them, each is stored in one of
 * its own.
 */
@ApplicationScoped
class DatasetWriter {

    private static final Logger LOG = Logger.getLogger(DatasetWriter.class);

    /** Bytes of blocks in a transaction that bodies share: written within some tens of milliseconds. A larger body has its own. */
    private static final long MOST = 4L << 20;

    /** What a part of a body weighs at least, so that a transaction has 64 of them and their events, and not more. */
    private static final long LIGHTEST = MOST / 64;

    /** More than are let in by {@link io.leeway.ingest.rows.BodyGate}: each takes 4 MB of the heap there. */
    private static final int PLACES = 10_000;

    /** As long as a transaction waits for a model's row by default. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final ModelRepository models;
    private final DatasetRepository datasets;
    private final Outbox outbox;
    private final OutboxPublisher publisher;
    private final Gatherings<String, Submission<?>> gatherings;

    DatasetWriter(ModelRepository models, DatasetRepository datasets, Outbox outbox, OutboxPublisher publisher) {
        this.models = models;
        this.datasets = datasets;
        this.outbox = outbox;
        this.publisher = publisher;
        Gathering.Bounds bounds = new Gathering.Bounds(MOST, PLACES, LONGEST_WAIT);
        this.gatherings = new Gatherings<>(
                () -> new Gathering<>(this::storeTogether, DatasetWriter::weight, bounds, BodyProblems::busy));
    }

    /**
     * Returns when the body is stored, now or before.
     *
     * @throws ProblemException if it is refused: 404 or 409 because of what the model is by now, 409 because of its key, 503
     *     if its turn did not come in time
     * @throws DatabaseAwayException if nobody knows whether it was stored
     */
    <A> IntakeService.Taken<A> store(Submission<A> body) {
        if (body.isSociable() && weight(body) <= MOST) {
            gatherings.store(body.model(), body);
        }
        if (!body.isDecided()) {
            storeAll(List.of(body));
        }
        return body.taken();
    }

    /** How many bodies of a model wait for those that are being stored. */
    int waiting(String model) {
        return gatherings.waiting(model);
    }

    /** Without an outcome where it is not known whose fault a failure is. */
    private void storeTogether(List<Submission<?>> bodies) {
        try {
            storeAll(bodies);
        } catch (ProblemException | DatabaseAwayException forAll) {
            throw forAll;
        } catch (RuntimeException exception) {
            if (bodies.size() == 1) {
                throw exception;
            }
            LOG.warnf(exception, "event=stored-one-by-one bodies=%d", bodies.size());
            bodies.forEach(Submission::reopen);
        }
    }

    private void storeAll(List<Submission<?>> bodies) {
        Transactions.run(
                () -> models.requireActive(bodies.getFirst().model(), true).chain(model -> known(model, bodies)
                        .map(known -> new Admission(model, known))
                        .chain(admission -> admission.decide(bodies).chain(() -> admission.store(datasets, outbox)))));
        publisher.wake();
    }

    private Uni<List<DatasetEntity>> known(ModelEntity model, List<Submission<?>> bodies) {
        Set<DatasetKind> kinds = EnumSet.noneOf(DatasetKind.class);
        Set<String> keys = new HashSet<>();
        for (Submission<?> body : bodies) {
            String key = body.reception().idempotencyKey();
            if (key != null) {
                kinds.add(body.reception().kind());
                keys.add(key);
            }
        }
        return keys.isEmpty() ? Uni.createFrom().item(List.of()) : datasets.byIdempotencyKeys(model.name, kinds, keys);
    }

    private static long weight(Submission<?> body) {
        long bytes = body.rows().blocks().held().stream()
                .mapToLong(block -> block.length)
                .sum();
        return Math.max(bytes, LIGHTEST * body.rows().parts().size());
    }
}
