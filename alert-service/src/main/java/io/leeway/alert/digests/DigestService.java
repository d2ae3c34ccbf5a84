package io.leeway.alert.digests;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.alert.alerts.NoticeRepository;
import io.leeway.alert.delivery.DeliveryRepository;
import io.leeway.alert.delivery.Digest;
import io.leeway.alert.delivery.DigestFrequency;
import io.leeway.alert.delivery.Recipient;
import io.leeway.alert.subscriptions.DigestSubscriptionRepository;
import io.leeway.alert.unusual.UnusualRepository;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.support.persistence.StoredTime;

/** Writes digests down, to be sent like any message. Every method runs in the caller's transaction. */
@ApplicationScoped
class DigestService {

    private final DigestSubscriptionRepository subscriptions;
    private final UnusualRepository unusual;
    private final NoticeRepository notices;
    private final DeliveryRepository deliveries;
    private final DigestConfig config;

    DigestService(
            DigestSubscriptionRepository subscriptions,
            UnusualRepository unusual,
            NoticeRepository notices,
            DeliveryRepository deliveries,
            DigestConfig config) {
        this.subscriptions = subscriptions;
        this.unusual = unusual;
        this.notices = notices;
        this.deliveries = deliveries;
        this.config = config;
    }

    /** Whose digest is due, the longest first. */
    Uni<List<Recipient>> due(int most) {
        return subscriptions.due(latest(DigestFrequency.DAILY), latest(DigestFrequency.WEEKLY), most);
    }

    /**
     * Writes a recipient's digest down, one for all its subscriptions that are due, or none where there is nothing to tell.
     *
     * @return whether there is something to send
     */
    Uni<Boolean> write(Recipient recipient) {
        return subscriptions
                .lockDue(recipient, latest(DigestFrequency.DAILY), latest(DigestFrequency.WEEKLY))
                .chain(due -> due.isEmpty() ? Uni.createFrom().item(false) : write(recipient, due));
    }

    private Uni<Boolean> write(Recipient recipient, List<DigestSubscriptionRepository.Due> due) {
        Instant until = StoredTime.now();
        Instant from = due.stream()
                .map(DigestSubscriptionRepository.Due::from)
                .min(Instant::compareTo)
                .orElseThrow();
        List<UUID> ids = due.stream().map(DigestSubscriptionRepository.Due::id).toList();
        return unusual.countUntold(ids, until)
                .chain(count -> count == 0
                        ? Uni.createFrom().item(false)
                        : unusual.untold(ids, until, Digest.MOST)
                                .chain(windows ->
                                        store(recipient, new Digest(from, until, windows, count - windows.size()))))
                .call(() -> subscriptions.told(ids, until));
    }

    private Uni<Boolean> store(Recipient recipient, Digest digest) {
        return notices.store(digest, recipient)
                .chain(notice -> deliveries.enqueue(notice, null, RiskLevel.OK, digest.until(), Set.of(recipient)))
                .replaceWith(true);
    }

    private Instant latest(DigestFrequency frequency) {
        return frequency.latest(StoredTime.now(), config.at());
    }
}
