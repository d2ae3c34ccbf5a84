package io.leeway.alert.alerts;

import java.util.LinkedHashSet;
import java.util.Set;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.alert.delivery.DeliveryRepository;
import io.leeway.alert.subscriptions.SubscriptionRepository;

/** Has the mails about an alert written down together with it. */
@ApplicationScoped
class Recipients {

    private final SubscriptionRepository subscriptions;
    private final DeliveryRepository deliveries;

    Recipients(SubscriptionRepository subscriptions, DeliveryRepository deliveries) {
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
    }

    /** Stores the alert, and a mail to everyone who is named or subscribed and has none at this severity. */
    Uni<Void> tell(AlertRepository alerts, AlertEntity alert, Set<String> named) {
        return alerts.persistAndFlush(alert)
                .chain(() -> subscriptions.emailsFor(alert.model, alert.severity))
                .chain(subscribed -> {
                    Set<String> all = new LinkedHashSet<>(named);
                    all.addAll(subscribed);
                    return deliveries.enqueue(alert.id, alert.severity, all);
                });
    }
}
