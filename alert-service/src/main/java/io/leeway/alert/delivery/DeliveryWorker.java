package io.leeway.alert.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import org.jboss.logging.Logger;

import io.leeway.alert.alerts.AlertDocuments;
import io.leeway.alert.alerts.AlertRepository;
import io.leeway.support.persistence.Transactions;

/**
 * Sends the mails that are due. Each is marked as sent when the mail server has taken it, in the transaction that holds
 * its row, so that two instances do not send it twice; a crash in between sends it again rather than never.
 */
@ApplicationScoped
public class DeliveryWorker {

    private static final Logger LOG = Logger.getLogger(DeliveryWorker.class);
    private static final int MOST = 50;
    private static final Duration SMTP_TIMEOUT = Duration.ofSeconds(20);
    private static final long LONGEST_PAUSE_SECONDS = 300;

    private final DeliveryRepository deliveries;
    private final AlertRepository alerts;
    private final MailComposer composer;
    private final ReactiveMailer mailer;
    private final DeliveryConfig config;
    private final Semaphore oneAtATime = new Semaphore(1);

    DeliveryWorker(
            DeliveryRepository deliveries,
            AlertRepository alerts,
            MailComposer composer,
            ReactiveMailer mailer,
            DeliveryConfig config) {
        this.deliveries = deliveries;
        this.alerts = alerts;
        this.composer = composer;
        this.mailer = mailer;
        this.config = config;
    }

    /** Sends everything that is due; returns at once when that is already under way. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    public void sendDue() {
        if (!oneAtATime.tryAcquire()) {
            return;
        }
        try {
            List<UUID> due = Transactions.run(() -> deliveries.due(MOST));
            for (UUID id : due) {
                Transactions.run(() -> send(id));
            }
        } catch (RuntimeException exception) {
            // Nothing is lost: the rows are still due, and the next run tries again.
            LOG.warnf("event=deliveries-wait reason=%s", exception.getClass().getSimpleName());
            LOG.debug("event=deliveries-wait", exception);
        } finally {
            oneAtATime.release();
        }
    }

    private Uni<Void> send(UUID id) {
        return deliveries.findById(id, LockModeType.PESSIMISTIC_WRITE).chain(delivery -> {
            if (delivery == null || delivery.state != DeliveryEntity.State.PENDING) {
                return Uni.createFrom().voidItem();
            }
            return alerts.findById(delivery.alert)
                    .chain(alert -> mailer.send(composer.compose(
                                    delivery.recipient, AlertDocuments.alert(alert), AlertDocuments.assessment(alert)))
                            .ifNoItem()
                            .after(SMTP_TIMEOUT)
                            .fail())
                    .onItemOrFailure()
                    .invoke((sent, failure) -> note(delivery, failure))
                    .onFailure()
                    .recoverWithNull()
                    .call(Panache::flush);
        });
    }

    private void note(DeliveryEntity delivery, Throwable failure) {
        delivery.attempts++;
        if (failure == null) {
            delivery.state = DeliveryEntity.State.SENT;
            delivery.sentAt = Instant.now();
            LOG.infof("event=mail-sent alert=%s severity=%s", delivery.alert, delivery.severity);
            return;
        }
        long pause = Math.min(LONGEST_PAUSE_SECONDS, 1L << Math.min(delivery.attempts, 20));
        delivery.nextAttemptAt = Instant.now().plusSeconds(pause);
        if (delivery.attempts >= config.maximumAttempts()) {
            delivery.state = DeliveryEntity.State.FAILED;
            LOG.errorf("event=mail-given-up alert=%s attempts=%d", delivery.alert, delivery.attempts);
        } else {
            LOG.warnf(
                    "event=mail-will-retry alert=%s attempt=%d reason=%s",
                    delivery.alert, delivery.attempts, failure.getClass().getSimpleName());
        }
    }
}
