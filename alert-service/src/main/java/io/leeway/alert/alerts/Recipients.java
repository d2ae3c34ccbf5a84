package io.leeway.alert.alerts;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
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
import io.leeway.contracts.alerts.IncidentChange;
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

    /** Whom the named and the subscribed are, of whatever severity, and who is told of one so severe. */
    private record Audience(Set<Recipient> all, Set<Recipient> now) {}

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
        List<Telling> sorted = tellings.stream()
                .sorted(Comparator.comparing((Telling telling) -> isAfterwards(telling))
                        .thenComparing(
                                telling -> telling.alert().severity(),
                                Comparator.<RiskLevel>naturalOrder().reversed()))
                .toList();
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
                .filter(Recipients::isAfterwards)
                .map(telling -> telling.alert().id)
                .toList();
        RiskLevel worst = tellings.stream()
                .filter(telling -> !isAfterwards(telling))
                .map(telling -> telling.alert().severity())
                .max(RiskLevel::compareTo)
                .orElse(null);
        return subscriptions
                .recipientsFor(model, RiskLevel.CRITICAL)
                .chain(all -> worst == null
                        ? Uni.createFrom().item(audience(tellings, all, List.of()))
                        : subscriptions.recipientsFor(model, worst).map(now -> audience(tellings, all, now)))
                .chain(audience -> ended.isEmpty()
                        ? Uni.createFrom().item(audience.now())
                        : notices.toldOf(ended).map(told -> {
                            Set<Recipient> recipients = new LinkedHashSet<>(audience.now());
                            told.stream().filter(audience.all()::contains).forEach(recipients::add);
                            return recipients;
                        }));
    }

    private static Audience audience(List<Telling> tellings, List<Recipient> subscribed, List<Recipient> reached) {
        Set<Recipient> all = new HashSet<>(subscribed);
        Set<Recipient> now = new LinkedHashSet<>();
        for (Telling telling : tellings) {
            for (AlertTarget target : telling.named()) {
                all.add(recipient(target));
                if (!isAfterwards(telling)) {
                    now.add(recipient(target));
                }
            }
        }
        now.addAll(reached);
        return new Audience(all, now);
    }

    private static boolean isAfterwards(Telling telling) {
        IncidentChange change = telling.alert().change();
        return change == IncidentChange.RESOLVED || change == IncidentChange.CORRECTED;
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
