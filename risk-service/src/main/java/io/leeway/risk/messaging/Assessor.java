package io.leeway.risk.messaging;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.RiskAssessed;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.reports.BatchSummary;
import io.leeway.contracts.reports.RiskAssessment;
import io.leeway.risk.assessment.Assessed;
import io.leeway.risk.assessment.AssessmentRepository;
import io.leeway.risk.assessment.Episodes;
import io.leeway.risk.assessment.RiskScorer;
import io.leeway.risk.assessment.Summaries;
import io.leeway.risk.budget.AlarmRepository;
import io.leeway.risk.history.ReportReader;
import io.leeway.risk.models.ModelRepository;
import io.leeway.risk.overview.SummaryRepository;
import io.leeway.risk.rebuild.RebuildRepository;
import io.leeway.risk.series.AssessedWindow;
import io.leeway.risk.series.SeriesRepository;
import io.leeway.support.messaging.EventPublisher;

/**
 * Assesses a batch from the reports that are stored of it, and tells it. The revision is the sum of the reports'
 * revisions, so the same reports always give the same one; the first assessment that is stored of a revision is the one
 * that is told, whoever tells it.
 */
@ApplicationScoped
class Assessor {

    private static final Logger LOG = Logger.getLogger(Assessor.class);

    private final ModelRepository models;
    private final ReportReader reports;
    private final RiskScorer scorer;
    private final AssessmentRepository assessments;
    private final SeriesRepository series;
    private final SummaryRepository summaries;
    private final RebuildRepository rebuild;
    private final AlarmRepository alarms;
    private final EventPublisher publisher;

    Assessor(
            ModelRepository models,
            ReportReader reports,
            RiskScorer scorer,
            AssessmentRepository assessments,
            SeriesRepository series,
            SummaryRepository summaries,
            RebuildRepository rebuild,
            AlarmRepository alarms,
            EventPublisher publisher) {
        this.models = models;
        this.reports = reports;
        this.scorer = scorer;
        this.assessments = assessments;
        this.series = series;
        this.summaries = summaries;
        this.rebuild = rebuild;
        this.alarms = alarms;
        this.publisher = publisher;
    }

    boolean hasDrift(BatchRef batch) {
        return reports.hasDrift(batch);
    }

    boolean hasPerformance(BatchRef batch) {
        return reports.hasPerformance(batch);
    }

    /** The batch of that subject as its reports know it; absent where there is none. */
    Optional<BatchRef> reported(String subject) {
        return reports.batch(subject);
    }

    /**
     * Assesses a batch; nothing where no report of it is stored.
     *
     * @param lack why there is no performance report, where there is none
     */
    void assess(BatchRef batch, int version, ModelDefinition definition, String lack) {
        rebuild.requireDone();
        models.store(version, definition);
        ReportReader.Reports both = reports.of(batch);
        if (both.isEmpty()) {
            return;
        }
        BatchRef named = both.batch();
        RiskLevel level =
                before(named, 1).findFirst().map(RiskAssessment::level).orElse(RiskLevel.UNKNOWN);
        RiskAssessment made = Episodes.continued(
                scorer.assess(named, definition, both.drift(), both.performance(), lack, level),
                definition,
                () -> before(named, 1 + Episodes.UNJUDGED));
        BatchSummary summary = Summaries.of(made, both.drift(), both.performance());
        // The same revision may have been stored and never told; whoever stores a later one tells it.
        Optional<Assessed> stored = assessments.store(made, summary)
                ? Optional.of(new Assessed(made, summary))
                : assessments
                        .assessed(batch.model(), batch.batch())
                        .filter(known -> known.assessment().revision() == made.revision());
        stored.ifPresent(known -> {
            List<AssessedWindow> windows =
                    List.of(new AssessedWindow(known.assessment(), known.summary(), both.performance(), version));
            series.assessed(windows);
            summaries.assessed(windows);
        });
        both.drift().ifPresent(report -> alarms.count(report, definition));
        stored.ifPresent(known -> tell(known.assessment(), version, definition));
    }

    /** So many assessments before a batch, the latest first, each read when it is asked for. */
    private Stream<RiskAssessment> before(BatchRef batch, int most) {
        return series.before(batch.model(), batch.sequence(), most).stream()
                .flatMap(point -> assessments.assessed(batch.model(), point.batch()).stream())
                .map(Assessed::assessment);
    }

    private void tell(RiskAssessment assessment, int version, ModelDefinition definition) {
        BatchRef batch = assessment.batch();
        boolean now = publisher.publishOnce(
                EventType.RISK_ASSESSED,
                CloudEvent.of(
                        "risk-service",
                        EventType.RISK_ASSESSED,
                        batch.subject(),
                        assessment.revision(),
                        assessment.assessedAt(),
                        new RiskAssessed(assessment, version, definition)));
        if (now) {
            LOG.infof(
                    "event=risk-assessed model=%s batch=%s revision=%d score=%s level=%s",
                    batch.model(), batch.batch(), assessment.revision(), assessment.score(), assessment.level());
        }
    }
}
