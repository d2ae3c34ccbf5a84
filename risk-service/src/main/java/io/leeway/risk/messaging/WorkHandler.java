package io.leeway.risk.messaging;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.DriftEvaluated;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.ModelDefined;
import io.leeway.contracts.events.PerformanceEvaluated;
import io.leeway.contracts.events.RiskAssessed;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.reports.BatchSummary;
import io.leeway.contracts.reports.DriftReport;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.contracts.reports.RiskAssessment;
import io.leeway.risk.assessment.AssessmentRepository;
import io.leeway.risk.assessment.RiskScorer;
import io.leeway.risk.assessment.Summaries;
import io.leeway.risk.history.ReportReader;
import io.leeway.risk.models.ModelRepository;
import io.leeway.risk.stream.BatchStream;
import io.leeway.support.messaging.EventPublisher;

/** Learns of models and assesses batches whenever one of their reports comes in. */
@ApplicationScoped
class WorkHandler {

    private static final Logger LOG = Logger.getLogger(WorkHandler.class);

    private final ModelRepository models;
    private final ReportReader reports;
    private final RiskScorer scorer;
    private final AssessmentRepository assessments;
    private final EventPublisher publisher;
    private final BatchStream stream;

    WorkHandler(
            ModelRepository models,
            ReportReader reports,
            RiskScorer scorer,
            AssessmentRepository assessments,
            EventPublisher publisher,
            BatchStream stream) {
        this.models = models;
        this.reports = reports;
        this.scorer = scorer;
        this.assessments = assessments;
        this.publisher = publisher;
        this.stream = stream;
    }

    void model(ModelDefined event) {
        models.store(event.version(), event.definition());
    }

    void drift(DriftEvaluated event) {
        DriftReport told = event.report();
        BatchRef batch = told.batch();
        Optional<PerformanceReport> performance = reports.performance(batch.model(), batch.batch());
        if (event.labelled() && performance.isEmpty()) {
            // Its event follows by itself and will find this report stored. A score from drift alone would be corrected
            // a
            // moment later, after it had woken somebody.
            return;
        }
        // A report is stored before it is told, so what is stored is never older than what is told.
        Optional<DriftReport> drift =
                reports.drift(batch.model(), batch.batch()).or(() -> Optional.of(told));
        assess(batch, event.version(), event.definition(), drift, performance);
    }

    void performance(PerformanceEvaluated event) {
        PerformanceReport told = event.report();
        BatchRef batch = told.batch();
        Optional<DriftReport> drift = reports.drift(batch.model(), batch.batch());
        if (drift.isEmpty()) {
            // Every batch gets a drift report, and its event will find this one stored. A score from performance alone
            // would be corrected a moment later, after it had woken somebody.
            return;
        }
        Optional<PerformanceReport> performance =
                reports.performance(batch.model(), batch.batch()).or(() -> Optional.of(told));
        assess(batch, event.version(), event.definition(), drift, performance);
    }

    /** The revision is the sum of the reports' revisions, so the same reports always give the same one. */
    private void assess(
            BatchRef batch,
            int version,
            ModelDefinition definition,
            Optional<DriftReport> drift,
            Optional<PerformanceReport> performance) {
        models.store(version, definition);
        RiskAssessment assessment =
                scorer.assess(batch, definition, drift, performance, assessments.levelBefore(batch));
        if (assessments.revision(batch) > assessment.revision()) {
            return;
        }
        BatchSummary summary = Summaries.of(assessment, drift, performance);
        assessments.store(assessment, summary);
        publisher.publish(
                EventType.RISK_ASSESSED,
                CloudEvent.of(
                        "risk-service",
                        EventType.RISK_ASSESSED,
                        batch.subject(),
                        assessment.revision(),
                        assessment.assessedAt(),
                        new RiskAssessed(assessment, version, definition)));
        stream.tell(summary);
        LOG.infof(
                "event=risk-assessed model=%s batch=%s revision=%d score=%s level=%s",
                batch.model(), batch.batch(), assessment.revision(), assessment.score(), assessment.level());
    }
}
