package io.leeway.alert.alerts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.alerts.AlertState;
import io.leeway.contracts.model.RiskLevel;

/** Finds alerts. */
@ApplicationScoped
public class AlertRepository implements PanacheRepositoryBase<AlertEntity, UUID> {

    /** Newest first; model, state and the alert that the page comes after are optional. */
    Uni<List<AlertEntity>> newest(
            @Nullable String model, @Nullable AlertState state, @Nullable AlertEntity before, int most) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> parameters = new HashMap<>();
        if (model != null) {
            conditions.add("model = :model");
            parameters.put("model", model);
        }
        if (state != null) {
            conditions.add("state = :state");
            parameters.put("state", state);
        } else {
            // What may never become an incident is shown to those who ask for it.
            conditions.add("state <> :pending");
            parameters.put("pending", AlertState.PENDING);
        }
        if (before != null) {
            conditions.add("(firedAt < :firedAt or firedAt = :firedAt and id > :id)");
            parameters.put("firedAt", before.firedAt);
            parameters.put("id", before.id);
        }
        String query = String.join(" and ", conditions) + " order by firedAt desc, id";
        return find(query, parameters).page(0, most).list();
    }

    /** The alert, which nobody else can change until this transaction ends; null where there is none. */
    Uni<@Nullable AlertEntity> locked(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Stores incidents that began, and what changed of others; deletes those that never were one. */
    Uni<Void> keep(List<AlertEntity> begun, List<UUID> forgotten) {
        // What is no more the latest of its cause is written first: Hibernate would insert the new latest one before
        // that.
        Uni<Void> stored = begun.isEmpty() ? Uni.createFrom().voidItem() : flush().chain(() -> persist(begun));
        return stored.chain(() -> forgotten.isEmpty() ? Uni.createFrom().item(0L) : delete("id in ?1", forgotten))
                .chain(this::flush);
    }

    /** The latest incident of each cause of a model, likewise. */
    Uni<List<AlertEntity>> latest(String model) {
        return find("model = ?1 and latest = true order by id", model)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** The model of an incident; null where there is none. */
    public Uni<@Nullable String> modelOf(UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("select model from alert where id = :id", String.class)
                        .setParameter("id", id)
                        .getSingleResultOrNull());
    }

    /** Counts one more note about an incident, unless it has so many; whether it did. */
    public Uni<Boolean> countNote(UUID id, int most) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "update alert set note_count = note_count + 1 where id = :id and note_count < :most")
                        .setParameter("id", id)
                        .setParameter("most", most)
                        .executeUpdate())
                .map(counted -> counted == 1);
    }

    /** What is counted together of incidents that are not over. */
    record Kind(RiskLevel severity, AlertState state) {}

    /** How many incidents of each kind there are; none of a kind that is not named. */
    Uni<Map<Kind, Long>> open() {
        // What is not over is the latest of its cause, of which there is an index.
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "select severity, state, count(*) from alert"
                                        + " where latest and state in ('FIRING', 'ACKNOWLEDGED') group by severity, state",
                                Object[].class)
                        .getResultList())
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> new Kind(
                                        RiskLevel.valueOf((String) row[0]), AlertState.valueOf((String) row[1])),
                                row -> ((Number) row[2]).longValue())));
    }

    /** The names of models of which something fires that nobody was told of. */
    Uni<List<String>> withUntoldPeople(int most) {
        return Panache.getSession().chain(session -> session.createNativeQuery(
                        "select distinct model from alert where state = 'FIRING' and told is null limit :most",
                        String.class)
                .setParameter("most", most)
                .getResultList());
    }

    /** These alerts by their ids. */
    public Uni<Map<UUID, AlertEntity>> byId(List<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : list("id in ?1", ids)
                        .map(found -> found.stream().collect(Collectors.toMap(entity -> entity.id, entity -> entity)));
    }

    /** Alerts that changed before that moment and were not told of since, longest first. */
    Uni<List<UUID>> untold(Instant changedBefore, int most) {
        return find("toldRevision < revision and updatedAt < ?1 order by updatedAt", changedBefore)
                .page(0, most)
                .list()
                .map(found -> found.stream().map(entity -> entity.id).toList());
    }

    /** Notes that others were told. */
    Uni<Integer> told(UUID id, int revision) {
        return update("toldRevision = ?1 where id = ?2 and toldRevision < ?1", revision, id);
    }

    /** Deletes so many of a model's alerts at most, which must have no deliveries; says how many. */
    Uni<Integer> deleteSome(String model, int most) {
        return Panache.getSession().chain(session -> session.createNativeQuery(
                        "delete from alert where id in" + " (select id from alert where model = :model limit :most)")
                .setParameter("model", model)
                .setParameter("most", most)
                .executeUpdate());
    }
}
