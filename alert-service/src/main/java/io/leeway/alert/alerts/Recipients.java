package io.leeway.alert.alerts;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.alert.delivery.DeliveryRepository;
import io.leeway.alert.delivery.Recipient;
import io.leeway.alert.subscriptions.SubscriptionRepository;
import io.leeway.contracts.alerts.AlertKind;
import io.leeway.contracts.model.AlertChannel;
import io.leeway.contracts.model.AlertTarget;
import io.leeway.contracts.model.RiskLevel;

/** Has it written down, in the transaction that changes incidents, who is to be told of them. */
@ApplicationScoped
class Recipients {

    private final SubscriptionRepository subscriptions;
    private final DeliveryRepository deliveries;
    private final NoticeRepository notices;
    private final IncidentConfig config;

    Recipients(
            SubscriptionRepository subscriptions,
            DeliveryRepository deliveries,
            NoticeRepository notices,
            IncidentConfig config) {
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.notices = notices;
        this.config = config;
    }

    /**
     * One message of all of it, to everyone who is named or subscribed. Of the end of an incident, and of a correction, are
     * told those who were told of it before and still want to be.
     *
     * @param tellings of one model, whose incidents are stored
     */
    Uni<Void> tell(List<Telling> tellings) {
        if (tellings.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Telling> sorted = tellings.stream().sorted(Importance.mostFirst()).toList();
        AlertEntity lead = sorted.getFirst().alert();
        boolean isShared = sorted.stream().allMatch(telling -> isShared(telling.alert().kind));
        Duration wait = isShared ? config.sharedWait() : Duration.ZERO;
        String group = isShared ? "all|" + lead.kind : lead.model;
        return audience(sorted)
                .chain(recipients -> recipients.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : notices.open(group, lead.id, wait, config.interval()).chain(notice -> notices.add(
                                        notice, sorted)
                                .chain(() -> deliveries.enqueue(
                                        notice.id(), notice.lead(), lead.severity(), notice.dueAt(), recipients))));
    }

    private Uni<Set<Recipient>> audience(List<Telling> tellings) {
        String model = tellings.getFirst().alert().model;
        List<UUID> ended = tellings.stream()
                .filter(Importance::isAfterwards)
                .map(telling -> telling.alert().id)
                .toList();
        List<Telling> news = tellings.stream()
                .filter(telling -> !Importance.isAfterwards(telling))
                .toList();
        Set<Recipient> audience = named(news);
        return news.stream()
                .map(telling -> telling.alert().severity())
                .max(RiskLevel::compareTo)
                .map(worst -> subscriptions.recipientsFor(model, worst))
                .orElseGet(() -> Uni.createFrom().item(List.of()))
                .invoke(audience::addAll)
                .chain(() -> ended.isEmpty()
                        ? Uni.createFrom().item(List.<Recipient>of())
                        : toldAndWanting(model, tellings, ended))
                .invoke(audience::addAll)
                .replaceWith(audience);
    }

    /** Those who were told of what ended, and are still named or subscribed, of whatever severity. */
    private Uni<List<Recipient>> toldAndWanting(String model, List<Telling> tellings, List<UUID> ended) {
        Set<Recipient> wanting = named(tellings);
        return subscriptions
                .recipientsFor(model, RiskLevel.CRITICAL)
                .invoke(wanting::addAll)
                .chain(() -> notices.toldOf(ended))
                .map(told -> told.stream().filter(wanting::contains).toList());
    }

    private static Set<Recipient> named(List<Telling> tellings) {
        Set<Recipient> named = new LinkedHashSet<>();
        tellings.forEach(telling -> telling.named().forEach(target -> named.add(recipient(target))));
        return named;
    }

    /** Whether one cause can strike many models at once. */
    private static boolean isShared(AlertKind kind) {
        return kind == AlertKind.PIPELINE || kind == AlertKind.NO_DATA;
    }

    private static Recipient recipient(AlertTarget target) {
        AlertChannel channel = target.channel();
        return channel == null
                ? Recipient.mail(Objects.requireNonNullElse(target.email(), ""))
                : new Recipient(channel.channelName(), Objects.requireNonNullElse(target.address(), ""));
    }
}
