package io.leeway.drift.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.DriftEvaluated;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.ReferenceAccepted;
import io.leeway.contracts.reports.DriftReport;
import io.leeway.drift.profiles.JudgedRows;
import io.leeway.drift.profiles.ProfileService;
import io.leeway.drift.reports.DriftReportRepository;
import io.leeway.drift.reports.DriftReports;
import io.leeway.support.messaging.EventPublisher;

/** Profiles references and judges batches; each effect is durable when a method returns. */
@ApplicationScoped
class WorkHandler {

    private static final Logger LOG = Logger.getLogger(WorkHandler.class);

    private final ProfileService profiles;
    private final DriftReports reports;
    private final DriftReportRepository repository;
    private final EventPublisher publisher;

    WorkHandler(
            ProfileService profiles, DriftReports reports, DriftReportRepository repository, EventPublisher publisher) {
        this.profiles = profiles;
        this.reports = reports;
        this.repository = repository;
        this.publisher = publisher;
    }

    void reference(ReferenceAccepted event) {
        profiles.learn(event);
    }

    /** Returns the revision of the report. */
    int batch(BatchAccepted event) {
        long begin = System.nanoTime();
        JudgedRows rows = profiles.judged(event);
        DriftReport report = reports.of(event.definition(), rows, profiles.referenceOf(event));
        repository.store(report);
        publisher.publish(
                EventType.DRIFT_EVALUATED,
                CloudEvent.of(
                        "drift-service",
                        EventType.DRIFT_EVALUATED,
                        rows.batch().subject(),
                        report.revision(),
                        report.evaluatedAt(),
                        new DriftEvaluated(report, event.labelled(), event.version(), event.definition())));
        LOG.infof(
                "event=drift-evaluated model=%s batch=%s rows=%d revision=%d verdict=%s drifted=%d millis=%d",
                rows.batch().model(),
                rows.batch().batch(),
                rows.batch().rows(),
                report.revision(),
                report.verdict(),
                report.driftedFeatures().size(),
                (System.nanoTime() - begin) / 1_000_000);
        return report.revision();
    }
}
