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

import io.leeway.alert.delivery.Recipient;
import io.leeway.contracts.model.RiskLevel;

/** Finds who wants to be told. */
@ApplicationScoped
public class SubscriptionRepository implements PanacheRepositoryBase<SubscriptionEntity, UUID> {

    /** Those who want to be told of an alert of this model and severity. */
    public Uni<List<Recipient>> recipientsFor(String model, RiskLevel severity) {
        List<RiskLevel> reached = Arrays.stream(RiskLevel.values())
                .filter(level -> level.compareTo(severity) <= 0)
                .toList();
        return Panache.getSession()
                .chain(session -> session.createQuery(
                                "select distinct s.channel, s.address from SubscriptionEntity s"
                                        + " where (s.model is null or s.model = :model)"
                                        + " and s.minimumSeverity in :reached",
                                Object[].class)
                        .setParameter("model", model)
                        .setParameter("reached", reached)
                        .getResultList())
                .map(found -> found.stream()
                        .map(row -> new Recipient((String) row[0], (String) row[1]))
                        .toList());
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
                                "insert into subscription (id, model, minimum_severity, channel, address,"
                                        + " created_at, digest, digest_at)"
                                        + " values (:id, nullif(:model, ''), :severity, :channel, :address, :created,"
                                        + " :digest, :told)"
                                        + " on conflict do nothing")
                        .setParameter("id", entity.id)
                        .setParameter("model", model)
                        .setParameter("severity", entity.minimumSeverity.name())
                        .setParameter("channel", entity.channel)
                        .setParameter("address", entity.address)
                        .setParameter("created", entity.createdAt)
                        .setParameter("digest", entity.digest.name())
                        .setParameter("told", entity.createdAt)
                        .executeUpdate())
                .map(inserted -> inserted == 1);
    }

    /** The one for this model, severity and recipient; null where there is none. */
    Uni<@Nullable SubscriptionEntity> like(SubscriptionEntity entity) {
        String recipient = "channel = :channel and address = :address and minimumSeverity = :severity";
        Map<String, Object> parameters = new HashMap<>(
                Map.of("channel", entity.channel, "address", entity.address, "severity", entity.minimumSeverity));
        if (entity.model == null) {
            return find(recipient + " and model is null", parameters).firstResult();
        }
        parameters.put("model", entity.model);
        return find(recipient + " and model = :model", parameters).firstResult();
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
