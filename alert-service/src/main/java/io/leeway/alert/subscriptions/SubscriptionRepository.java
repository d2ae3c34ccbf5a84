package io.leeway.alert.subscriptions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.RiskLevel;

/** Finds who wants to be told. */
@ApplicationScoped
public class SubscriptionRepository implements PanacheRepositoryBase<SubscriptionEntity, UUID> {

    /** The addresses that want to be told of an alert of this model and severity. */
    public Uni<List<String>> emailsFor(String model, RiskLevel severity) {
        List<RiskLevel> reached = Arrays.stream(RiskLevel.values())
                .filter(level -> level.compareTo(severity) <= 0)
                .toList();
        return Panache.getSession().chain(session -> session.createQuery(
                        "select distinct s.email from SubscriptionEntity s"
                                + " where (s.model is null or s.model = :model)"
                                + " and s.minimumSeverity in :reached",
                        String.class)
                .setParameter("model", model)
                .setParameter("reached", reached)
                .getResultList());
    }

    /** Oldest first; the model and the subscription that the page comes after are optional. */
    Uni<List<SubscriptionEntity>> oldest(@Nullable String model, @Nullable SubscriptionEntity after, int most) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> parameters = new HashMap<>();
        if (model != null) {
            conditions.add("model = :model");
            parameters.put("model", model);
        }
        if (after != null) {
            conditions.add("(createdAt > :createdAt or createdAt = :createdAt and id > :id)");
            parameters.put("createdAt", after.createdAt);
            parameters.put("id", after.id);
        }
        return find(String.join(" and ", conditions) + " order by createdAt, id", parameters)
                .page(0, most)
                .list();
    }

    /** How many a model has; of all models for null. */
    Uni<Long> countOf(@Nullable String model) {
        return model == null ? count("model is null") : count("model = ?1", model);
    }

    /** Stores it unless the like is there; says whether it did. */
    Uni<Boolean> insert(SubscriptionEntity entity) {
        String model = entity.model == null ? "" : entity.model;
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "insert into subscription (id, model, minimum_severity, email, created_at)"
                                        + " values (:id, nullif(:model, ''), :severity, :email, :created)"
                                        + " on conflict do nothing")
                        .setParameter("id", entity.id)
                        .setParameter("model", model)
                        .setParameter("severity", entity.minimumSeverity.name())
                        .setParameter("email", entity.email)
                        .setParameter("created", entity.createdAt)
                        .executeUpdate())
                .map(inserted -> inserted == 1);
    }

    /** The one for this model, severity and address; null where there is none. */
    Uni<@Nullable SubscriptionEntity> like(SubscriptionEntity entity) {
        return entity.model == null
                ? find("model is null and email = ?1 and minimumSeverity = ?2", entity.email, entity.minimumSeverity)
                        .firstResult()
                : find(
                                "model = ?1 and email = ?2 and minimumSeverity = ?3",
                                entity.model,
                                entity.email,
                                entity.minimumSeverity)
                        .firstResult();
    }

    /** Deletes so many subscriptions to one model at most; says how many. */
    public Uni<Integer> deleteSome(String model, int most) {
        return Panache.getSession().chain(session -> session.createNativeQuery("delete from subscription where id in"
                        + " (select id from subscription where model = :model limit :most)")
                .setParameter("model", model)
                .setParameter("most", most)
                .executeUpdate());
    }
}
