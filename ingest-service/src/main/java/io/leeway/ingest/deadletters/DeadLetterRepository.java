package io.leeway.ingest.deadletters;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import org.jspecify.annotations.Nullable;

/** Keeps dead letters, and their bodies apart from them. */
@ApplicationScoped
class DeadLetterRepository implements PanacheRepositoryBase<DeadLetterEntity, UUID> {

    Uni<@Nullable DeadLetterEntity> locked(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Newest first, from before a place in that order. */
    Uni<List<DeadLetterEntity>> page(Place before, int most) {
        return find("at < ?1 or at = ?1 and id < ?2 order by at desc, id desc", before.at(), before.id())
                .page(0, most)
                .list();
    }

    Uni<Long> countOpen() {
        return count("state", LetterState.OPEN);
    }

    /** The oldest that nobody has dealt with, and that are not among those. */
    Uni<List<UUID>> open(Place after, int most) {
        return find(
                        "select d.id from DeadLetterEntity d where d.state = ?1 and (d.at > ?2 or d.at = ?2 and d.id > ?3)"
                                + " order by d.at, d.id",
                        LetterState.OPEN,
                        after.at(),
                        after.id())
                .project(UUID.class)
                .page(0, most)
                .list();
    }

    Uni<Void> body(UUID letter, byte[] bytes) {
        return Panache.getSession().chain(session -> session.find(DeadLetterBodyEntity.class, letter)
                .chain(known -> {
                    if (known != null) {
                        known.bytes = bytes;
                        return Uni.createFrom().voidItem();
                    }
                    DeadLetterBodyEntity body = new DeadLetterBodyEntity();
                    body.letter = letter;
                    body.bytes = bytes;
                    return session.persist(body);
                }));
    }

    Uni<byte[]> body(UUID letter) {
        return Panache.getSession()
                .chain(session -> session.find(DeadLetterBodyEntity.class, letter))
                .map(body -> body.bytes);
    }

    /** Deletes some of those that were dealt with before a moment. */
    Uni<Integer> deleteResolved(Instant before, int most) {
        return Panache.getSession().chain(session -> session.createNativeQuery("""
                        delete from dead_letter where id in (
                            select id from dead_letter where state <> 'OPEN' and changed_at < :before limit :most)""")
                .setParameter("before", before)
                .setParameter("most", most)
                .executeUpdate());
    }

    /** Deletes some of those beyond so many: first what was dealt with, then the oldest. */
    Uni<Integer> deleteBeyond(int kept, int most) {
        return Panache.getSession().chain(session -> session.createNativeQuery("""
                        delete from dead_letter where id in (
                            select id from dead_letter order by state = 'OPEN' desc, at desc, id
                            offset :kept limit :most)""")
                .setParameter("kept", kept)
                .setParameter("most", most)
                .executeUpdate());
    }
}
