package io.leeway.alert.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

import io.leeway.alert.alerts.NoticeRepository;
import io.leeway.alert.background.SingleRunner;
import io.leeway.support.persistence.StoredTime;
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
    private final NoticeRepository notices;
    private final DeliveryConfig config;
    private final DeliveryMetrics metrics;
    private final List<Lane> lanes;
    private final SingleRunner runner = new SingleRunner("deliveries", this::sendDue);

    /** What became of deliveries whose line could not be written, because the database was away; at most one a hand. */
    private final Queue<Result> unwritten = new ConcurrentLinkedQueue<>();

    DeliveryWorker(
            DeliveryRepository deliveries,
            NoticeRepository notices,
            Channels channels,
            DeliveryConfig config,
            DeliveryMetrics metrics) {
        this.deliveries = deliveries;
        this.notices = notices;
        this.config = config;
        this.metrics = metrics;
        this.lanes = channels.all().stream()
                .map(channel ->
                        new Lane(channel, new OutageWatch(config.outagePause(), () -> ThreadLocalRandom.current()
                                .nextDouble())))
                .toList();
    }

    private record Claimed(DeliveryEntity delivery, DeliveryStage.Sending claim, NoticeRepository.Content content) {}

    private record Result(UUID delivery, DeliveryStage.Sending claim, DeliveryStage next) {}

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
                .claim(channel.name(), most, channel.timeout().plus(LEASE_SLACK))
                .chain(claimed -> {
                    List<UUID> ids = claimed.stream()
                            .map(delivery -> delivery.notice)
                            .distinct()
                            .toList();
                    return notices.contents(ids).map(found -> claimed.stream()
                            .map(delivery -> new Claimed(
                                    delivery,
                                    (DeliveryStage.Sending) delivery.stage(),
                                    Objects.requireNonNull(
                                            found.get(delivery.notice), "a delivery refers to its notice")))
                            .toList());
                });
    }

    private void handle(Lane lane, Claimed claimed) {
        try {
            unwritten.add(new Result(claimed.delivery().id, claimed.claim(), send(lane, claimed)));
            writeUnwritten();
        } catch (RuntimeException exception) {
            LOG.warnf("event=delivery-unwritten reason=%s", exception.getClass().getSimpleName());
        } finally {
            lane.giveBack(1);
            runner.wake();
        }
    }

    private DeliveryStage send(Lane lane, Claimed claimed) {
        String channel = lane.channel().name();
        UUID alert = claimed.delivery().alert;
        return switch (attempt(lane.channel(), claimed)) {
            case Outcome.Taken taken -> {
                reached(lane);
                metrics.sent(channel, alert);
                yield claimed.claim().sent(StoredTime.now());
            }
            case Outcome.Refused refused -> {
                reached(lane);
                DeliveryStage next =
                        claimed.claim().refused(StoredTime.now(), refused.reason(), config.maximumAttempts());
                metrics.refused(channel, alert, next, refused.reason());
                yield next;
            }
            case Outcome.Unreachable away -> {
                if (lane.watch().missed(Instant.now())) {
                    LOG.warnf("event=channel-away channel=%s", channel);
                }
                yield claimed.claim().unreachable(StoredTime.now(), config.outagePause());
            }
            case Outcome.Impossible impossible -> {
                metrics.impossible(channel, alert, impossible.reason());
                yield claimed.claim().impossible(impossible.reason());
            }
        };
    }

    private static Outcome attempt(Channel channel, Claimed claimed) {
        try {
            NoticeRepository.Content content = claimed.content();
            return channel.send(new Message(
                    claimed.delivery().id,
                    claimed.delivery().recipient,
                    UUID.fromString(content.alert().id()),
                    content.change(),
                    content.alert().since(),
                    content.alert(),
                    content.others(),
                    content.assessment()));
        } catch (RuntimeException exception) {
            LOG.errorf(
                    exception,
                    "event=message-not-written channel=%s alert=%s",
                    channel.name(),
                    claimed.delivery().alert);
            return new Outcome.Refused("the message could not be written");
        }
    }

    private static void reached(Lane lane) {
        if (lane.watch().reached()) {
            LOG.infof("event=channel-back channel=%s", lane.channel().name());
        }
    }

    private void writeUnwritten() {
        for (Result result = unwritten.poll(); result != null; result = unwritten.poll()) {
            Result written = result;
            try {
                Transactions.run(() -> deliveries.note(written.delivery(), written.claim(), written.next()));
            } catch (RuntimeException exception) {
                unwritten.add(written);
                throw exception;
            }
        }
    }
}
