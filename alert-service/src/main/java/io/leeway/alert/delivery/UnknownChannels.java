package io.leeway.alert.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

import io.leeway.alert.background.SingleRunner;
import io.leeway.support.persistence.StoredTime;
import io.leeway.support.persistence.Transactions;

/**
 * Refuses what is stored for a channel that this release does not have, as a channel would: tried again after growing
 * pauses, and given up in the end. Not given up at once, because an instance of a newer release that has the channel may
 * be about to send it.
 */
@ApplicationScoped
class UnknownChannels {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int MOST = 100;

    private final DeliveryRepository deliveries;
    private final Channels channels;
    private final DeliveryConfig config;
    private final DeliveryMetrics metrics;
    private final SingleRunner runner = new SingleRunner("unknown-channels", "unknown-channels-wait", this::refuseDue);

    UnknownChannels(DeliveryRepository deliveries, Channels channels, DeliveryConfig config, DeliveryMetrics metrics) {
        this.deliveries = deliveries;
        this.channels = channels;
        this.config = config;
        this.metrics = metrics;
    }

    private record Refusal(String channel, @Nullable UUID alert, DeliveryStage next, String reason) {}

    @Scheduled(every = "5s")
    void look() {
        runner.wake();
    }

    void stop(@Observes ShutdownEvent event) {
        runner.stop(STOP_TIMEOUT);
    }

    private void refuseDue() {
        List<Refusal> refusals;
        do {
            refusals = Transactions.run(this::refuseSome);
            refusals.forEach(
                    refusal -> metrics.refused(refusal.channel(), refusal.alert(), refusal.next(), refusal.reason()));
        } while (refusals.size() == MOST);
    }

    private Uni<List<Refusal>> refuseSome() {
        Instant now = StoredTime.now();
        return deliveries.claimOthers(channels.names(), MOST, LEASE).map(claimed -> claimed.stream()
                .map(delivery -> refuse(delivery, now))
                .toList());
    }

    private Refusal refuse(DeliveryEntity delivery, Instant now) {
        String reason = "this release has no channel '" + delivery.channel + "', only " + channels.names();
        DeliveryStage next = ((DeliveryStage.Sending) delivery.stage())
                .refused(now, reason, new Retries.Growing(config.maximumAttempts()), Duration.ZERO);
        delivery.become(next);
        return new Refusal(delivery.channel, delivery.alert, next, reason);
    }
}
