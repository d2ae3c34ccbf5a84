package io.leeway.alert.subscriptions;

import java.util.List;
import java.util.UUID;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.contracts.model.RiskLevel;

/** Finds who wants to be told. */
@ApplicationScoped
public class SubscriptionRepository implements PanacheRepositoryBase<SubscriptionEntity, UUID> {

    /** The addresses that want to be told of an alert of this model and severity. */
    public Uni<List<String>> emailsFor(String model, RiskLevel severity) {
        return list("model is null or model = ?1", model).map(found -> found.stream()
                .filter(subscription -> subscription.minimumSeverity.compareTo(severity) <= 0)
                .map(subscription -> subscription.email)
                .distinct()
                .toList());
    }

    Uni<List<SubscriptionEntity>> oldestFirst() {
        return list("order by createdAt, id");
    }
}
