package io.leeway.alert.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import io.leeway.alert.alerts.AlertService;
import io.leeway.alert.delivery.DeliveryWorker;
import io.leeway.alert.stream.AlertStream;
import io.leeway.contracts.alerts.Alert;
import io.leeway.contracts.alerts.AlertState;
import io.leeway.contracts.events.AlertFired;
import io.leeway.contracts.events.AlertResolved;
import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.RiskAssessed;
import io.leeway.support.messaging.EventPublisher;
import io.leeway.support.persistence.Transactions;

/** Holds assessments against the alert rules and tells what comes of it. */
@ApplicationScoped
class WorkHandler {

    private static final Logger LOG = Logger.getLogger(WorkHandler.class);

    private final AlertService alerts;
    private final EventPublisher publisher;
    private final AlertStream stream;
    private final DeliveryWorker worker;

    WorkHandler(AlertService alerts, EventPublisher publisher, AlertStream stream, DeliveryWorker worker) {
        this.alerts = alerts;
        this.publisher = publisher;
        this.stream = stream;
        this.worker = worker;
    }

    void assessed(RiskAssessed event) {
        Transactions.run(() -> alerts.take(event.definition(), event.assessment()))
                .ifPresent(this::tell);
    }

    private void tell(Alert alert) {
        String subject = alert.model() + "/" + alert.batch();
        if (alert.state() == AlertState.RESOLVED) {
            publisher.publish(
                    EventType.ALERT_RESOLVED,
                    CloudEvent.of(
                            "alert-service",
                            EventType.ALERT_RESOLVED,
                            subject,
                            alert.revision(),
                            alert.updatedAt(),
                            new AlertResolved(alert)));
        } else {
            publisher.publish(
                    EventType.ALERT_FIRED,
                    CloudEvent.of(
                            "alert-service",
                            EventType.ALERT_FIRED,
                            subject,
                            alert.revision(),
                            alert.updatedAt(),
                            new AlertFired(alert)));
        }
        stream.tell(alert);
        LOG.infof(
                "event=alert model=%s batch=%s severity=%s state=%s revision=%d",
                alert.model(), alert.batch(), alert.severity(), alert.state(), alert.revision());
        worker.sendDue();
    }
}
