package io.leeway.ingest.outbox;

import java.time.Instant;
import java.util.List;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.support.messaging.EventPublisher;

/** Stores events with their cause, so that neither exists without the other. */
@ApplicationScoped
public class Outbox implements PanacheRepositoryBase<OutboxEntity, Long> {

    /** Stores an event in the current transaction. */
    public Uni<Void> add(Telling telling) {
        return addAll(List.of(telling));
    }

    /** Stores events in the current transaction; they are told in this order. */
    public Uni<Void> addAll(List<Telling> tellings) {
        Instant now = Instant.now();
        return persist(tellings.stream()
                .map(telling -> OutboxEntity.of(telling, EventPublisher.encode(telling.event()), now)));
    }

    /** What was not told yet, oldest first. */
    Uni<List<OutboxEntity>> untold(int most) {
        return find("publishedAt is null order by position").page(0, most).list();
    }

    /**
     * Marks events as told, and forgets those with which nobody has anything to do.
     *
     * @param nextTellAt when they are told again if they are not done with by then
     */
    Uni<Void> told(List<OutboxEntity> events, Instant at, Instant nextTellAt) {
        return forget(ids(events, true)).chain(() -> mark(ids(events, false), at, nextTellAt));
    }

    private static List<Long> ids(List<OutboxEntity> events, boolean areComplete) {
        return events.stream()
                .filter(event -> event.progress.isComplete() == areComplete)
                .map(event -> event.id)
                .toList();
    }

    private Uni<Void> forget(List<Long> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : delete("id in ?1", ids).replaceWithVoid();
    }

    private Uni<Void> mark(List<Long> ids, Instant at, Instant nextTellAt) {
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : update(
                                "update OutboxRowEntity set publishedAt = ?1, nextTellAt = ?2 where id in ?3",
                                at,
                                nextTellAt,
                                ids)
                        .replaceWithVoid();
    }
}
