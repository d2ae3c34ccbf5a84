package io.leeway.alert.alerts;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.alert.delivery.DeliveryRepository;
import io.leeway.alert.delivery.Recipient;
import io.leeway.alert.subscriptions.SubscriptionRepository;
import io.leeway.contracts.model.AlertChannel;
import io.leeway.contracts.model.AlertTarget;

/** Has it written down, together with an alert, who is to be told of it. */
@ApplicationScoped
class Recipients {

    private final SubscriptionRepository subscriptions;
    private final DeliveryRepository deliveries;

    Recipients(SubscriptionRepository subscriptions, DeliveryRepository deliveries) {
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
    }

    /** Stores the alert, and a message to everyone who is named or subscribed and was not told at this severity. */
    Uni<Void> tell(AlertRepository alerts, AlertEntity alert, Set<AlertTarget> named) {
        return alerts.persistAndFlush(alert)
                .chain(() -> subscriptions.recipientsFor(alert.model, alert.severity))
                .chain(subscribed -> {
                    Set<Recipient> all = new LinkedHashSet<>();
                    named.forEach(target -> all.add(recipient(target)));
                    all.addAll(subscribed);
                    return deliveries.enqueue(alert.id, alert.severity, all);
                });
    }

    private static Recipient recipient(AlertTarget target) {
        AlertChannel channel = target.channel();
        return channel == null
                ? Recipient.mail(Objects.requireNonNullElse(target.email(), ""))
                : new Recipient(channel.channelName(), Objects.requireNonNullElse(target.address(), ""));
    }
}
