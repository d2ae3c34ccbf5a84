package io.leeway.performance.reports;

import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.PerformanceEvaluated;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.evaluation.performance.PerformanceCase;
import io.leeway.evaluation.performance.PerformanceJudge;
import io.leeway.performance.baselines.BaselineService;
import io.leeway.performance.predictions.BatchLabels;
import io.leeway.performance.predictions.BatchReplacedException;
import io.leeway.performance.predictions.PredictedBatch;
import io.leeway.performance.predictions.PredictionRepository;
import io.leeway.performance.predictions.StoredBatch;
import io.leeway.support.messaging.EventPublisher;
import io.leeway.support.messaging.NotYetException;

/** Makes and tells a batch's report whenever its labels are others than those of the last one. */
@ApplicationScoped
public class PerformanceReports {

    private static final Logger LOG = Logger.getLogger(PerformanceReports.class);

    /** How often another instance may be faster with a later report of the same batch. */
    private static final int TRIES = 10;

    /** The fingerprint where there are no rows that labels could be of; real ones are never negative. */
    private static final long NO_LABELS = -1;

    private static final String AS_PROFILES =
            "it was sent as profiles that count no labels, and labels that come later find no rows here";

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

    /** Whether a report that was told before is told again. */
    public enum Telling {
        AGAIN,
        WHAT_IS_NEW
    }

    /**
     * Brings a batch's report up to date and tells it. A batch that carries labels has a report even where none can be
     * read, because others wait for it.
     *
     * <p>The report that is stored is read before the batch, and the next revision is stored only if no other instance was
     * faster; so each revision has one content, and a later one is made from labels at least as new.
     */
    public void update(String subject, Telling telling) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            try {
                if (isUpdated(subject, telling)) {
                    return;
                }
            } catch (BatchReplacedException replaced) {
                // There are later labels, which the next try sees.
            }
        }
        throw new NotYetException("other instances are measuring the same batch");
    }

    /** Whether no other instance was faster with a later report. */
    private boolean isUpdated(String subject, Telling telling) {
        Optional<StoredReport> before = repository.find(subject);
        Optional<StoredBatch> known = predictions.find(subject);
        if (known.isEmpty()) {
            return true;
        }
        PredictedBatch batch = known.get().batch();
        BatchLabels labels = predictions.labels(known.get());
        if (!batch.labelled() && labels.count() == 0) {
            return true;
        }
        if (before.isPresent() && before.get().labels() == labels.fingerprint()) {
            if (telling == Telling.AGAIN || !before.get().told()) {
                // Whoever stored it may have been stopped before its metrics were stored.
                repository.storeMetrics(before.get().report(), batch.definition());
                tell(before.get().report(), batch);
            }
            return true;
        }
        PerformanceReport report = report(
                batch, labels, before.map(stored -> stored.report().revision()).orElse(0) + 1);
        if (repository.store(report, labels.fingerprint(), batch.definition())) {
            tell(report, batch);
            return true;
        }
        return false;
    }

    /**
     * Says of a batch or window that came as profiles without counted labels that nothing can be known of its performance,
     * unless something is: of a window other parts may have come as rows.
     */
    public void sentAsProfiles(BatchAccepted event) {
        String subject = event.judged().subject();
        Optional<StoredReport> before = repository.find(subject);
        if (predictions.find(subject).isPresent()
                || before.filter(StoredReport::told).isPresent()) {
            return;
        }
        PerformanceReport report = before.map(StoredReport::report)
                .orElseGet(() -> PerformanceJudge.withoutRows(
                        event.judged(), event.definition().task(), AS_PROFILES, Instant.now()));
        if (before.isPresent() || repository.store(report, NO_LABELS, event.definition())) {
            tell(report, event.version(), event.definition());
        }
    }

    private PerformanceReport report(PredictedBatch batch, BatchLabels labels, int revision) {
        BatchRef ref = batch.batch();
        return PerformanceJudge.judge(
                new PerformanceCase(
                        ref,
                        batch.definition(),
                        labels.count(),
                        labels.rows(),
                        baselines.baseline(batch.definition(), ref.reference(), batch.referenceBlocks()),
                        repository.histories(ref, batch.definition())),
                Instant.now(),
                revision);
    }

    /** Noted after it was told, so that whatever a crash interrupts is told again. */
    private void tell(PerformanceReport report, PredictedBatch batch) {
        tell(report, batch.version(), batch.definition());
    }

    private void tell(PerformanceReport report, int version, ModelDefinition definition) {
        BatchRef ref = report.batch();
        publisher.publish(
                EventType.PERFORMANCE_EVALUATED,
                CloudEvent.of(
                        "performance-service",
                        EventType.PERFORMANCE_EVALUATED,
                        ref.subject(),
                        report.revision(),
                        report.evaluatedAt(),
                        new PerformanceEvaluated(report, version, definition)));
        repository.told(report);
        LOG.infof(
                "event=performance-evaluated model=%s batch=%s labelled=%d revision=%d verdict=%s",
                ref.model(), ref.batch(), report.labelledRows(), report.revision(), report.verdict());
    }
}
