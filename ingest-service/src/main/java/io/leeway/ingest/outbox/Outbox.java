package io.leeway.ingest.outbox;

import java.time.Instant;
import java.util.List;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;
import io.leeway.support.messaging.EventPublisher;

/** Stores events with their cause, so that neither exists without the other. */
@ApplicationScoped
public class Outbox implements PanacheRepositoryBase<OutboxEntity, Long> {

    /** Stores an event in the current transaction. */
    public Uni<Void> add(EventType type, CloudEvent<?> event) {
        OutboxEntity entity = new OutboxEntity();
        entity.eventId = event.id();
        entity.routingKey = type.routingKey();
        entity.event = EventPublisher.encode(event);
        entity.createdAt = Instant.now();
        return persist(entity).replaceWithVoid();
    }

    /** The oldest events, locked for this transaction. */
    Uni<List<OutboxEntity>> oldest(int most) {
        return find("order by id")
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .page(0, most)
                .list();
    }

    Uni<Void> remove(List<OutboxEntity> published) {
        List<Long> ids = published.stream().map(entity -> entity.id).toList();
        return delete("id in ?1", ids).call(Panache::flush).replaceWithVoid();
    }
}
