package io.leeway.alert.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

import io.leeway.alert.alerts.AlertDocuments;
import io.leeway.alert.alerts.AlertEntity;
import io.leeway.alert.alerts.AlertRepository;
import io.leeway.alert.background.SingleRunner;
import io.leeway.support.persistence.Transactions;

/**
 * Sends the mails that are due. Each is claimed in one transaction, given to the mail server outside of any, and written
 * down in another: a silent mail server holds neither a row nor a database connection, and no other instance sends what
 * this one has in hand. What a crash leaves in hand is sent by another claim rather than never.
 */
@ApplicationScoped
public class DeliveryWorker {

    private static final Logger LOG = Logger.getLogger(DeliveryWorker.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);

    /** How much longer a claim holds than the mail server may take. */
    private static final Duration LEASE_SLACK = Duration.ofSeconds(10);

    private final DeliveryRepository deliveries;
    private final AlertRepository alerts;
    private final MailComposer composer;
    private final MailSender sender;
    private final DeliveryConfig config;
    private final DeliveryMetrics metrics;
    private final MailServerWatch server;
    private final SingleRunner runner = new SingleRunner("deliveries", this::sendDue);
    private final Semaphore hands;

    /** What became of mails whose line could not be written, because the database was away; at most one a hand. */
    private final Queue<Result> unwritten = new ConcurrentLinkedQueue<>();

    DeliveryWorker(
            DeliveryRepository deliveries,
            AlertRepository alerts,
            MailComposer composer,
            MailSender sender,
            DeliveryConfig config,
            DeliveryMetrics metrics) {
        this.deliveries = deliveries;
        this.alerts = alerts;
        this.composer = composer;
        this.sender = sender;
        this.config = config;
        this.metrics = metrics;
        this.server = new MailServerWatch(
                config.outagePause(), () -> ThreadLocalRandom.current().nextDouble());
        this.hands = new Semaphore(config.connections());
    }

    private record Claimed(DeliveryEntity delivery, DeliveryStage.Sending claim, AlertEntity alert) {}

    private record Result(UUID delivery, DeliveryStage.Sending claim, DeliveryStage next) {}

    /** Has what is due sent soon; returns at once. */
    @Scheduled(every = "1s")
    public void wake() {
        runner.wake();
    }

    void stop(@Observes ShutdownEvent event) {
        runner.stop(STOP_TIMEOUT);
        try {
            if (!hands.tryAcquire(config.connections(), STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("event=mails-left-in-hand");
            }
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendDue() {
        try {
            boolean more = true;
            while (more) {
                writeUnwritten();
                more = handOut();
            }
        } catch (RuntimeException exception) {
            // Nothing is lost: the mails are still due, and the next run tries again.
            LOG.warnf("event=deliveries-wait reason=%s", exception.getClass().getSimpleName());
            LOG.debug("event=deliveries-wait", exception);
        }
    }

    /** Gives mails that are due to free hands; says whether there may be more for others. */
    private boolean handOut() {
        int free = hands.drainPermits();
        int allowed = server.allowed(free, config.connections(), Instant.now());
        hands.release(free - allowed);
        if (allowed == 0) {
            return false;
        }
        int taken = 0;
        try {
            List<Claimed> claimed = Transactions.run(() -> claim(allowed));
            for (Claimed mail : claimed) {
                Thread.ofVirtual().name("mail-" + mail.delivery().id).start(() -> handle(mail));
                taken++;
            }
        } finally {
            hands.release(allowed - taken);
        }
        return taken == allowed;
    }

    private Uni<List<Claimed>> claim(int most) {
        return deliveries.claim(most, config.smtpTimeout().plus(LEASE_SLACK)).chain(claimed -> {
            List<UUID> ids =
                    claimed.stream().map(delivery -> delivery.alert).distinct().toList();
            return alerts.byId(ids).map(found -> claimed.stream()
                    .map(delivery -> new Claimed(
                            delivery,
                            (DeliveryStage.Sending) delivery.stage(),
                            Objects.requireNonNull(found.get(delivery.alert), "a delivery refers to its alert")))
                    .toList());
        });
    }

    private void handle(Claimed mail) {
        try {
            Result result = new Result(mail.delivery().id, mail.claim(), send(mail));
            unwritten.add(result);
            writeUnwritten();
        } catch (RuntimeException exception) {
            LOG.warnf("event=delivery-unwritten reason=%s", exception.getClass().getSimpleName());
        } finally {
            hands.release();
            runner.wake();
        }
    }

    private DeliveryStage send(Claimed mail) {
        return switch (attempt(mail)) {
            case MailSender.Outcome.Taken taken -> {
                reached();
                metrics.sent(mail.delivery().alert);
                yield mail.claim().sent(now());
            }
            case MailSender.Outcome.Refused refused -> {
                reached();
                DeliveryStage next = mail.claim().refused(now(), refused.reason(), config.maximumAttempts());
                if (next instanceof DeliveryStage.Failed) {
                    metrics.givenUp(mail.delivery().alert, refused.reason());
                } else {
                    metrics.refused(mail.delivery().alert, next.refusals(), refused.reason());
                }
                yield next;
            }
            case MailSender.Outcome.Unreachable away -> {
                if (server.missed(Instant.now())) {
                    LOG.warn("event=mail-server-away");
                }
                yield mail.claim().unreachable(now(), config.outagePause());
            }
            case MailSender.Outcome.Impossible impossible -> {
                metrics.impossible(mail.delivery().alert, impossible.reason());
                yield mail.claim().impossible(impossible.reason());
            }
        };
    }

    private MailSender.Outcome attempt(Claimed mail) {
        try {
            return sender.send(composer.compose(
                    mail.delivery().id,
                    mail.delivery().recipient,
                    AlertDocuments.alert(mail.alert()),
                    AlertDocuments.assessment(mail.alert())));
        } catch (RuntimeException exception) {
            LOG.errorf(exception, "event=mail-not-composed alert=%s", mail.delivery().alert);
            return new MailSender.Outcome.Refused("the mail could not be written");
        }
    }

    private void reached() {
        if (server.reached()) {
            LOG.info("event=mail-server-back");
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

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
