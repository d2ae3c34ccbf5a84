package io.leeway.alert.messaging;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.alert.alerts.AlertService;
import io.leeway.alert.alerts.AlertTeller;
import io.leeway.alert.alerts.ModelAlertService;
import io.leeway.alert.alerts.ModelDeletion;
import io.leeway.alert.delivery.DeliveryWorker;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.IntakeRefused;
import io.leeway.contracts.events.ModelDeleted;
import io.leeway.contracts.events.PipelineChanged;
import io.leeway.contracts.events.RiskAssessed;
import io.leeway.support.messaging.EventHandlers;
import io.leeway.support.messaging.UnprocessableEventException;
import io.leeway.support.messaging.Work;
import io.leeway.support.messaging.WorkQueue;
import io.leeway.support.persistence.Transactions;

/** Holds what it is told against the alert rules; telling others and sending to people follow, and are not waited for. */
@ApplicationScoped
class WorkHandler implements Work {

    private static final int LONGEST_MODEL = 63;
    private static final int LONGEST_BATCH = 64;

    private final AlertService alerts;
    private final ModelAlertService modelAlerts;
    private final ModelDeletion deletion;
    private final AlertTeller teller;
    private final DeliveryWorker worker;

    WorkHandler(
            AlertService alerts,
            ModelAlertService modelAlerts,
            ModelDeletion deletion,
            AlertTeller teller,
            DeliveryWorker worker) {
        this.alerts = alerts;
        this.modelAlerts = modelAlerts;
        this.deletion = deletion;
        this.teller = teller;
        this.worker = worker;
    }

    @Override
    public WorkQueue queue() {
        return WorkQueue.ALERT;
    }

    @Override
    public EventHandlers handlers() {
        return new EventHandlers()
                .onRevision(EventType.RISK_ASSESSED, RiskAssessed.class, this::assessed)
                .on(EventType.INTAKE_REFUSED, IntakeRefused.class, this::refused)
                .on(EventType.PIPELINE_CHANGED, PipelineChanged.class, this::changed)
                .on(EventType.MODEL_DELETED, ModelDeleted.class, this::deleted);
    }

    /** Returns the revision of the drift report that the assessment was made from, whether it was seen before or not. */
    int assessed(RiskAssessed event) {
        BatchRef batch = event.assessment().batch();
        check("model's name", batch.model(), LONGEST_MODEL);
        check("batch's id", batch.batch(), LONGEST_BATCH);
        changed(Transactions.run(() -> alerts.take(event)));
        return event.assessment().driftRevision();
    }

    void refused(IntakeRefused event) {
        check("model's name", event.model(), LONGEST_MODEL);
        changed(Transactions.run(() -> modelAlerts.take(event)));
    }

    void changed(PipelineChanged event) {
        check("model's name", event.model(), LONGEST_MODEL);
        changed(Transactions.run(() -> modelAlerts.take(event)));
    }

    void deleted(ModelDeleted event) {
        check("model's name", event.model(), LONGEST_MODEL);
        deletion.take(event);
    }

    private void changed(List<UUID> ids) {
        if (!ids.isEmpty()) {
            teller.changed(ids);
            worker.wake();
        }
    }

    /** What no table can hold will not be held by trying again. */
    private static void check(String what, String text, int most) {
        if (text.length() > most || text.indexOf('\0') >= 0) {
            throw new UnprocessableEventException(
                    "the " + what + " has " + text.length() + " characters; 1 to " + most + " without NUL can be");
        }
    }
}
