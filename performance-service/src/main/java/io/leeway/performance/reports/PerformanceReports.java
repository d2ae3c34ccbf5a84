package io.leeway.performance.reports;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.PerformanceEvaluated;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.performance.baselines.BaselineService;
import io.leeway.performance.metrics.Metric;
import io.leeway.performance.metrics.MetricsCalculator;
import io.leeway.performance.predictions.PredictedBatch;
import io.leeway.performance.predictions.PredictionRepository;
import io.leeway.support.messaging.EventPublisher;

/** Makes and tells a batch's report whenever its labels are others than those of the last one. */
@ApplicationScoped
public class PerformanceReports {

    private static final Logger LOG = Logger.getLogger(PerformanceReports.class);

    private final BaselineService baselines;
    private final PerformanceReportRepository repository;
    private final PredictionRepository predictions;
    private final EventPublisher publisher;

    PerformanceReports(
            BaselineService baselines,
            PerformanceReportRepository repository,
            PredictionRepository predictions,
            EventPublisher publisher) {
        this.baselines = baselines;
        this.repository = repository;
        this.predictions = predictions;
        this.publisher = publisher;
    }

    /**
     * Brings the report up to date. What was told is noted last, so that whatever a crash interrupts is done again, with
     * the same revision.
     */
    public void update(PredictedBatch batch) {
        long labelled = batch.labelled();
        long fingerprint = batch.labelFingerprint();
        if (labelled == 0 || fingerprint == batch.reportedLabels()) {
            return;
        }
        BatchRef ref = batch.batch();
        int revision = batch.reportedRevision() + 1;
        // By sequence, not by a generated id: the same data give the same intervals in every run.
        long seed = ref.model().hashCode() * 31L + ref.sequence();
        List<Metric> metrics = MetricsCalculator.compute(batch.definition(), batch.labelledRows(), seed);
        PerformanceReport report = PerformanceJudge.judge(
                batch,
                metrics,
                baselines.baseline(batch.definition(), ref.reference(), batch.referenceBlocks()),
                new MetricChanges(
                        batch.definition().drift().dynamic(),
                        repository.histories(
                                ref, batch.definition().drift().dynamic().window())),
                labelled,
                revision);
        repository.store(report);
        publisher.publish(
                EventType.PERFORMANCE_EVALUATED,
                CloudEvent.of(
                        "performance-service",
                        EventType.PERFORMANCE_EVALUATED,
                        ref.subject(),
                        revision,
                        report.evaluatedAt(),
                        new PerformanceEvaluated(report, batch.version(), batch.definition())));
        predictions.reported(batch, revision, fingerprint);
        LOG.infof(
                "event=performance-evaluated model=%s batch=%s labelled=%d revision=%d verdict=%s",
                ref.model(), ref.batch(), labelled, revision, report.verdict());
    }
}
