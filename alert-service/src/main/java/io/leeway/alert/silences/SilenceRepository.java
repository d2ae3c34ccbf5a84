package io.leeway.alert.silences;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps silences. */
@ApplicationScoped
public class SilenceRepository implements PanacheRepositoryBase<SilenceEntity, UUID> {

    /** How many may last at a time. */
    static final int MOST = 1_000;

    /** Those that last at a moment, the first to end first. */
    public Uni<List<SilenceEntity>> lasting(Instant now) {
        return find("endsAt > ?1 order by endsAt, id", now).page(0, MOST).list();
    }

    Uni<SilenceEntity> insert(SilenceEntity silence) {
        return persistAndFlush(silence);
    }

    Uni<Boolean> end(UUID id, Instant now) {
        return update("endsAt = ?2 where id = ?1 and endsAt > ?2", id, now).map(changed -> changed == 1);
    }

    /** Deletes those of a model, a thousand at most; says how many. */
    public Uni<Integer> deleteSome(String model, int most) {
        return Panache.getSession().chain(session -> session.createNativeQuery(
                        "delete from silence where id in (select id from silence where model = :model limit :most)")
                .setParameter("model", model)
                .setParameter("most", most)
                .executeUpdate());
    }

    /** Deletes so many that ended before a moment, at most; says how many. */
    public Uni<Integer> deleteEnded(Instant before, int most) {
        return Panache.getSession().chain(session -> session.createNativeQuery(
                        "delete from silence where id in (select id from silence where ends_at < :before limit :most)")
                .setParameter("before", before)
                .setParameter("most", most)
                .executeUpdate());
    }
}
