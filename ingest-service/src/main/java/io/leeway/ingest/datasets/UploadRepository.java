package io.leeway.ingest.datasets;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps a line for each body of which blocks are stored and which is no data set yet. Each answers how many lines it found. */
@ApplicationScoped
class UploadRepository {

    Uni<Integer> insert(UUID id, Instant keptUntil) {
        return change("insert into upload (id, kept_until) values (:id, :at)", id, keptUntil);
    }

    Uni<Integer> renew(UUID id, Instant keptUntil) {
        return change("update upload set kept_until = :at where id = :id", id, keptUntil);
    }

    Uni<Integer> end(UUID id) {
        return Panache.getSession().chain(session -> session.createNativeQuery("delete from upload where id = :id")
                .setParameter("id", id)
                .executeUpdate());
    }

    /** Ends an upload that was kept until before a moment, unless it was renewed meanwhile. */
    Uni<Integer> endAt(UUID id, Instant now) {
        return change("delete from upload where id = :id and kept_until < :at", id, now);
    }

    /** Some uploads that were kept until before a moment. */
    Uni<List<UUID>> keptUntilBefore(Instant now, int most) {
        return Panache.getSession().chain(session -> session.createNativeQuery(
                        "select id from upload where kept_until < :now limit " + most, UUID.class)
                .setParameter("now", now)
                .getResultList());
    }

    private static Uni<Integer> change(String statement, UUID id, Instant at) {
        return Panache.getSession().chain(session -> session.createNativeQuery(statement)
                .setParameter("id", id)
                .setParameter("at", at)
                .executeUpdate());
    }
}
