package io.leeway.alert.stream;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.contracts.alerts.Alert;

/** Tells everyone who listens of every alert that changes. */
@ApplicationScoped
public class AlertStream {

    private final BroadcastProcessor<Alert> alerts = BroadcastProcessor.create();

    /** Tells of an alert; who listens too slowly gets the latest. */
    public synchronized void tell(Alert alert) {
        alerts.onNext(alert);
    }

    /** What is told from now on. */
    Multi<Alert> listen() {
        return alerts.onOverflow().dropPreviousItems();
    }
}
