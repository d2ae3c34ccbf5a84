package io.leeway.drift.publish;

import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.DriftEvaluated;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.reports.DriftReport;
import io.leeway.drift.Terms;
import io.leeway.support.messaging.EventPublisher;

/** Tells how a batch or window was judged. */
@ApplicationScoped
public class DriftPublisher {

    private final EventPublisher publisher;

    DriftPublisher(EventPublisher publisher) {
        this.publisher = publisher;
    }

    /** Tells a report that is stored; returns when the broker has it. */
    public void tell(DriftReport report, Terms terms) {
        publisher.publish(
                EventType.DRIFT_EVALUATED,
                CloudEvent.of(
                        "drift-service",
                        EventType.DRIFT_EVALUATED,
                        report.batch().subject(),
                        report.revision(),
                        report.evaluatedAt(),
                        new DriftEvaluated(report, terms.labelled(), terms.version(), terms.definition())));
    }
}
