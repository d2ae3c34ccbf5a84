package io.leeway.ingest.outbox;

import java.util.List;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

/** Finds how far events are, locked in one order so that nobody waits in a circle. */
@ApplicationScoped
class OutboxRows implements PanacheRepositoryBase<OutboxRowEntity, Long> {

    Uni<List<OutboxRowEntity>> ofEvent(String event) {
        return find("eventId = ?1 order by id", event)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Some of those that await the judgement of a revision under a subject and do not know of it. */
    Uni<List<OutboxRowEntity>> ofJudged(String subject, int revision, int most) {
        return find(
                        "judged = ?1 and progress.awaitsJudged = true"
                                + " and (progress.judgedRevision is null or progress.judgedRevision < ?2) order by id",
                        subject,
                        revision)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .page(0, most)
                .list();
    }

    Uni<Long> deleteAll(List<OutboxRowEntity> rows) {
        return delete("id in ?1", rows.stream().map(row -> row.id).toList());
    }
}
