package io.leeway.alert.unusual;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.leeway.alert.delivery.Digest;
import io.leeway.support.persistence.StoredJson;

/** Keeps what was unusual in windows. Every method runs in the caller's transaction. */
@ApplicationScoped
public class UnusualRepository {

    /** The windows that subscriptions have not been told of, up to a moment. */
    private static final String UNTOLD = " from unusual u where u.seen_at <= :until and exists"
            + " (select 1 from subscription s where s.id in (:subscriptions)"
            + " and (s.model is null or s.model = u.model) and u.seen_at > s.digest_at)";

    /**
     * Notes what was found in a window as it was assessed last, in place of what was noted before. What is the same is no
     * news; where nothing is unusual any more, nothing is kept.
     */
    public Uni<Void> note(Digest.Window window, Instant now) {
        if (window.lines().isEmpty()) {
            return Panache.getSession()
                    .chain(session -> session.createNativeQuery(
                                    "delete from unusual where model = :model and batch = :batch")
                            .setParameter("model", window.model())
                            .setParameter("batch", window.batch())
                            .executeUpdate())
                    .replaceWithVoid();
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "insert into unusual (model, batch, batch_name, at, late, lines, seen_at) values"
                                        + " (:model, :batch, nullif(:name, ''), :at, :late, :lines, :seen)"
                                        + " on conflict (model, batch) do update set late = excluded.late,"
                                        + " lines = excluded.lines, seen_at = excluded.seen_at"
                                        + " where unusual.lines <> excluded.lines or unusual.late <> excluded.late")
                        .setParameter("model", window.model())
                        .setParameter("batch", window.batch())
                        .setParameter("name", window.name() == null ? "" : window.name())
                        .setParameter("at", window.at())
                        .setParameter("late", window.late())
                        .setParameter("lines", StoredJson.write(window.lines()))
                        .setParameter("seen", now)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** The latest, newest first; of one model or of all. */
    Uni<List<Digest.Window>> newest(@Nullable String model, int most) {
        return windows(
                "select u.* from unusual u where (:model = '' or u.model = :model) order by u.seen_at desc, u.batch"
                        + " limit :most",
                query -> query.setParameter("model", model == null ? "" : model).setParameter("most", most));
    }

    /** The latest that these subscriptions have not been told of up to a moment, by model. */
    public Uni<List<Digest.Window>> untold(List<UUID> subscriptions, Instant until, int most) {
        return windows(
                "select l.* from (select u.*" + UNTOLD + " order by u.seen_at desc limit :most) l"
                        + " order by l.model, l.at, l.batch",
                query -> query.setParameter("subscriptions", subscriptions)
                        .setParameter("until", until)
                        .setParameter("most", most));
    }

    /** How many those are. */
    public Uni<Integer> countUntold(List<UUID> subscriptions, Instant until) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("select count(*)" + UNTOLD, Long.class)
                        .setParameter("subscriptions", subscriptions)
                        .setParameter("until", until)
                        .getSingleResult())
                .map(Math::toIntExact);
    }

    /** Deletes those of a model, so many at most; says how many. */
    public Uni<Integer> deleteSome(String model, int most) {
        return delete("model = :which", model, most);
    }

    /** Deletes those that were seen before a moment, so many at most; says how many. */
    public Uni<Integer> deleteOld(Instant before, int most) {
        return delete("seen_at < :which", before, most);
    }

    private static Uni<Integer> delete(String condition, Object which, int most) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("delete from unusual where (model, batch) in"
                                + " (select model, batch from unusual where " + condition + " limit :most)")
                        .setParameter("which", which)
                        .setParameter("most", most)
                        .executeUpdate());
    }

    private static Uni<List<Digest.Window>> windows(
            String sql, UnaryOperator<Mutiny.SelectionQuery<UnusualEntity>> parameters) {
        return Panache.getSession()
                .chain(session -> parameters
                        .apply(session.createNativeQuery(sql, UnusualEntity.class))
                        .getResultList())
                .map(found -> found.stream().map(UnusualEntity::window).toList());
    }
}
