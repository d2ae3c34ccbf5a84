package io.leeway.alert.stream;

import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.contracts.alerts.Alert;

/** Tells everyone who listens of every alert that changes, and counts who does. */
@ApplicationScoped
public class AlertStream {

    private final BroadcastProcessor<Alert> alerts = BroadcastProcessor.create();
    private final AtomicInteger listeners = new AtomicInteger();

    AlertStream(MeterRegistry registry) {
        registry.gauge("leeway.streams", listeners);
    }

    /** Tells of an alert; who listens too slowly gets the latest. */
    synchronized void tell(Alert alert) {
        alerts.onNext(alert);
    }

    /** How many listen. */
    int listeners() {
        return listeners.get();
    }

    /** What is told from now on. */
    Multi<Alert> listen() {
        return alerts.onOverflow()
                .dropPreviousItems()
                .onSubscription()
                .invoke(listeners::incrementAndGet)
                .onTermination()
                .invoke(listeners::decrementAndGet);
    }
}
