package io.leeway.alert.alerts;

import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.leeway.alert.background.SingleRunner;
import io.leeway.contracts.alerts.Alert;
import io.leeway.contracts.alerts.AlertState;
import io.leeway.contracts.events.AlertAcknowledged;
import io.leeway.contracts.events.AlertFired;
import io.leeway.contracts.events.AlertResolved;
import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;
import io.leeway.support.messaging.EventPublisher;
import io.leeway.support.persistence.StoredTime;
import io.leeway.support.persistence.Transactions;

/**
 * Tells others of alerts that changed. Every alert knows the revision that was told last, so whatever a crash or an absent
 * broker kept from being told is told later; nobody waits for it.
 */
@ApplicationScoped
public class AlertTeller {

    private static final Logger LOG = Logger.getLogger(AlertTeller.class);
    private static final String SERVICE = "alert-service";
    private static final int MOST = 100;
    private static final int MOST_CHANGED = 10_000;

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    /** What changed less long ago is being told by the instance that changed it. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final AlertRepository alerts;
    private final EventPublisher publisher;
    private final Set<UUID> changed = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean lookForOthers = new AtomicBoolean();
    private final SingleRunner runner = new SingleRunner("alert-teller", "alerts-untold", this::tell);

    AlertTeller(AlertRepository alerts, EventPublisher publisher) {
        this.alerts = alerts;
        this.publisher = publisher;
    }

    private record Untold(Alert alert, boolean acknowledged, boolean changed) {}

    /** Has others told soon of alerts that may have changed; returns at once. */
    public void changed(Collection<UUID> ids) {
        if (changed.size() < MOST_CHANGED) {
            changed.addAll(ids);
        }
        runner.wake();
    }

    /** Tells of whatever is behind. */
    @Scheduled(every = "2s")
    void tellBehind() {
        lookForOthers.set(true);
        runner.wake();
    }

    private void tell() {
        for (Iterator<UUID> ids = changed.iterator(); ids.hasNext(); ) {
            UUID id = ids.next();
            ids.remove();
            tell(id);
        }
        if (lookForOthers.getAndSet(false)) {
            for (UUID id : Transactions.run(() -> alerts.untold(StoredTime.now().minus(GRACE), MOST))) {
                tell(id);
            }
        }
    }

    private void tell(UUID id) {
        Untold untold = Transactions.run(() -> alerts.findById(id).map(AlertTeller::untold));
        if (untold == null) {
            return;
        }
        Alert alert = untold.alert();
        if (untold.acknowledged()) {
            publish(EventType.ALERT_ACKNOWLEDGED, alert, new AlertAcknowledged(alert));
        }
        if (alert.state() == AlertState.RESOLVED) {
            publish(EventType.ALERT_RESOLVED, alert, new AlertResolved(alert));
        } else if (untold.changed()) {
            publish(EventType.ALERT_FIRED, alert, new AlertFired(alert));
        }
        Transactions.run(() -> alerts.told(id, alert.revision()));
        LOG.infof(
                "event=alert kind=%s model=%s on=%s batch=%s severity=%s state=%s revision=%d",
                alert.kind(),
                alert.model(),
                alert.on(),
                alert.batch(),
                alert.severity(),
                alert.state(),
                alert.revision());
    }

    private static @Nullable Untold untold(@Nullable AlertEntity entity) {
        if (entity == null || entity.toldRevision >= entity.revision) {
            return null;
        }
        boolean acknowledged = entity.acknowledgedRevision > entity.toldRevision;
        boolean others = entity.revision - entity.toldRevision > (acknowledged ? 1 : 0);
        return new Untold(AlertDocuments.alert(entity), acknowledged, others);
    }

    private <T> void publish(EventType type, Alert alert, T data) {
        publisher.publish(type, event(type, alert, data));
    }

    /** The same id for every telling of the same change; a batch, and a model, may have several incidents. */
    private static <T> CloudEvent<T> event(EventType type, Alert alert, T data) {
        String subject = alert.batch() == null ? alert.model() : alert.model() + "/" + alert.batch();
        return CloudEvent.of(SERVICE, type, subject, alert.revision(), alert.updatedAt(), data)
                .identifiedBy(type.routingKey() + '|' + alert.id() + '|' + alert.revision());
    }

    void stop(@Observes ShutdownEvent event) {
        runner.stop(STOP_TIMEOUT);
    }
}
