package io.leeway.ingest.models;

import java.time.Instant;
import java.util.List;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.ModelDeleted;
import io.leeway.ingest.outbox.Outbox;
import io.leeway.ingest.outbox.OutboxPublisher;
import io.leeway.ingest.outbox.Telling;
import io.leeway.support.persistence.DatabaseAwayException;
import io.leeway.support.persistence.StoredTime;
import io.leeway.support.persistence.Transactions;

/**
 * Deletes models. One transaction ends the model and tells it; its rows go afterwards, some at a time, so that no
 * statement locks much or takes long. A process that dies meanwhile goes on with it when it is back.
 */
@ApplicationScoped
class ModelDeletion {

    private static final Logger LOG = Logger.getLogger(ModelDeletion.class);

    /** Rows that one statement deletes at most. */
    private static final int MOST = 2_000;

    /** A later model of that name keeps its rows, whoever is still at it. */
    private static final String OF_THE_DELETED =
            " = :model and exists (select 1 from model where name = :model and deleted_at is not null) limit " + MOST;

    /** In the order in which tables depend on each other. */
    private static final List<String> STEPS = List.of(
            "delete from outbox where id in (select id from outbox where model" + OF_THE_DELETED + ")",
            "delete from payload_block where (dataset, number) in (select b.dataset, b.number from payload_block b"
                    + " join dataset d on d.id = b.dataset where d.model" + OF_THE_DELETED + ")",
            "delete from dataset where id in (select id from dataset where model" + OF_THE_DELETED + ")",
            "delete from refusal where id in (select id from refusal where model" + OF_THE_DELETED + ")",
            "delete from dead_letter where id in (select id from dead_letter where model" + OF_THE_DELETED + ")",
            "delete from event where seq in (select seq from event where model" + OF_THE_DELETED + ")",
            "delete from event_account where model in (select model from event_account where model" + OF_THE_DELETED
                    + ")",
            "delete from event_outcome where model in (select model from event_outcome where model" + OF_THE_DELETED
                    + ")",
            "delete from model_version where (model, version) in (select model, version from model_version where model"
                    + OF_THE_DELETED + ")",
            "delete from model where name = :model and deleted_at is not null");

    private final ModelRepository models;
    private final DeletedModels deleted;
    private final Outbox outbox;
    private final OutboxPublisher publisher;

    ModelDeletion(ModelRepository models, DeletedModels deleted, Outbox outbox, OutboxPublisher publisher) {
        this.models = models;
        this.deleted = deleted;
        this.outbox = outbox;
        this.publisher = publisher;
    }

    /** Returns when nothing of the model is stored any more. */
    void delete(String name) {
        Transactions.run(() -> models.require(name, true).chain(this::end));
        publisher.wake();
        removeRows(name);
    }

    /** Goes on with what a process left that died. */
    @Scheduled(every = "1m", delayed = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void removeRest() {
        try {
            Transactions.run(() -> models.list("deletedAt is not null")).forEach(model -> removeRows(model.name));
        } catch (DatabaseAwayException exception) {
            LOG.debug("event=deletion-waits", exception);
        }
    }

    private Uni<Void> end(ModelEntity model) {
        Instant at = StoredTime.now();
        model.deletedAt = at;
        CloudEvent<ModelDeleted> event = CloudEvent.of(
                "ingest-service",
                EventType.MODEL_DELETED,
                model.name,
                at.toEpochMilli(),
                at,
                new ModelDeleted(model.name, at));
        return deleted.remember(model, at).chain(() -> outbox.add(Telling.ofNoModel(EventType.MODEL_DELETED, event)));
    }

    private void removeRows(String name) {
        long rows = 0;
        for (String step : STEPS) {
            int removed;
            do {
                removed = Transactions.run(() -> Panache.getSession().chain(session -> session.createNativeQuery(step)
                        .setParameter("model", name)
                        .executeUpdate()));
                rows += removed;
            } while (removed == MOST);
        }
        LOG.infof("event=model-deleted model=%s rows=%d", name, rows);
    }
}
