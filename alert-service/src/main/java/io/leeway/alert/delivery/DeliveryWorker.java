package io.leeway.alert.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

import io.leeway.alert.alerts.NoticeContentRepository;
import io.leeway.alert.background.SingleRunner;
import io.leeway.alert.delivery.DeliveryAttempts.Claimed;
import io.leeway.support.persistence.Transactions;

/**
 * Sends what is due, on each channel's {@link Lane}. Each delivery is claimed in one transaction, given to its channel
 * outside of any, and written down in another: a silent mail server holds neither a row nor a database connection, and no
 * other instance sends what this one has in hand. What a crash leaves in hand is sent by another claim rather than never.
 */
@ApplicationScoped
public class DeliveryWorker {

    private static final Logger LOG = Logger.getLogger(DeliveryWorker.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);

    /** How much longer a claim holds than the other side may be silent. */
    private static final Duration LEASE_SLACK = Duration.ofSeconds(10);

    private final DeliveryRepository deliveries;
    private final NoticeContentRepository notices;
    private final RecipientRepository recipients;
    private final DeliveryAttempts attempts;
    private final List<Lane> lanes;
    private final SingleRunner runner = new SingleRunner("deliveries", "deliveries-wait", this::sendDue);

    /** What this instance sends now, or has sent and not written down; as many as there are hands at most. */
    private final Set<UUID> inHand = ConcurrentHashMap.newKeySet();

    /** What became of deliveries whose line could not be written, because the database was away; at most one a hand. */
    private final Queue<DeliveryAttempts.Result> unwritten = new ConcurrentLinkedQueue<>();

    DeliveryWorker(
            DeliveryRepository deliveries,
            NoticeContentRepository notices,
            Channels channels,
            RecipientRepository recipients,
            DeliveryAttempts attempts,
            DeliveryConfig config) {
        this.deliveries = deliveries;
        this.notices = notices;
        this.recipients = recipients;
        this.attempts = attempts;
        this.lanes = channels.all().stream()
                .map(channel ->
                        new Lane(channel, new OutageWatch(config.outagePause(), () -> ThreadLocalRandom.current()
                                .nextDouble())))
                .toList();
    }

    /** Has what is due sent soon; returns at once. */
    @Scheduled(every = "1s")
    public void wake() {
        runner.wake();
    }

    void stop(@Observes ShutdownEvent event) {
        runner.stop(STOP_TIMEOUT);
        Instant deadline = Instant.now().plus(STOP_TIMEOUT);
        try {
            for (Lane lane : lanes) {
                if (!lane.isStill(Duration.between(Instant.now(), deadline))) {
                    LOG.warnf(
                            "event=deliveries-left-in-hand channel=%s",
                            lane.channel().name());
                }
            }
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendDue() {
        boolean more = true;
        while (more) {
            more = false;
            for (Lane lane : lanes) {
                // What goes wrong with one channel's deliveries keeps no other's waiting.
                more |= handOut(lane);
            }
        }
    }

    private boolean handOut(Lane lane) {
        try {
            writeUnwritten();
            return handOutDue(lane);
        } catch (RuntimeException exception) {
            // Nothing is lost: the deliveries are still due, and the next run tries again.
            String channel = lane.channel().name();
            LOG.warnf(
                    "event=deliveries-wait channel=%s reason=%s",
                    channel, exception.getClass().getSimpleName());
            LOG.debugf(exception, "event=deliveries-wait channel=%s", channel);
            return false;
        }
    }

    /** Gives deliveries that are due to a lane's free hands; says whether there may be more for others of them. */
    private boolean handOutDue(Lane lane) {
        int hands = lane.take(Instant.now());
        if (hands == 0) {
            return false;
        }
        int busy = 0;
        try {
            List<Claimed> claimed = Transactions.run(() -> claim(lane.channel(), hands));
            for (Claimed delivery : claimed) {
                inHand.add(delivery.delivery().id);
                Thread.ofVirtual().name("delivery-" + delivery.delivery().id).start(() -> handle(lane, delivery));
                busy++;
            }
        } finally {
            lane.giveBack(hands - busy);
        }
        return busy == hands;
    }

    private Uni<List<Claimed>> claim(Channel channel, int most) {
        return deliveries
                .claim(channel, most, channel.timeout().plus(LEASE_SLACK), Set.copyOf(inHand))
                .chain(claimed -> notices.of(claimed.stream()
                                .map(delivery -> delivery.notice)
                                .distinct()
                                .toList())
                        .chain(found -> recipients
                                .noted(claimed.stream()
                                        .map(DeliveryEntity::to)
                                        .distinct()
                                        .toList())
                                .map(known -> claimed.stream()
                                        .map(delivery -> new Claimed(
                                                delivery,
                                                (DeliveryStage.Sending) delivery.stage(),
                                                Objects.requireNonNull(
                                                        found.get(delivery.notice), "a delivery refers to its notice"),
                                                Objects.requireNonNull(known.get(delivery.to()), "it was noted")))
                                        .toList())));
    }

    private void handle(Lane lane, Claimed claimed) {
        try {
            unwritten.add(send(lane, claimed));
            writeUnwritten();
        } catch (RuntimeException exception) {
            LOG.warnf("event=delivery-unwritten reason=%s", exception.getClass().getSimpleName());
        } finally {
            lane.giveBack(1);
            runner.wake();
        }
    }

    private DeliveryAttempts.Result send(Lane lane, Claimed claimed) {
        try {
            return attempts.send(lane, claimed);
        } catch (RuntimeException exception) {
            inHand.remove(claimed.delivery().id);
            throw exception;
        }
    }

    private void writeUnwritten() {
        for (DeliveryAttempts.Result result = unwritten.poll(); result != null; result = unwritten.poll()) {
            DeliveryAttempts.Result written = result;
            try {
                Transactions.run(() -> write(written));
                inHand.remove(written.delivery());
            } catch (RuntimeException exception) {
                unwritten.add(written);
                throw exception;
            }
        }
    }

    private Uni<Void> write(DeliveryAttempts.Result result) {
        return deliveries.note(result.delivery(), result.claim(), result.next()).chain(() -> result.gone()
                .map(gone -> recipients.stop(gone.recipient(), gone.reason()))
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }
}
