package io.leeway.risk.messaging;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.events.DriftEvaluated;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.ModelDefined;
import io.leeway.contracts.events.ModelDeleted;
import io.leeway.contracts.events.PerformanceEvaluated;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.risk.assessment.RiskScorer;
import io.leeway.risk.models.ModelRepository;
import io.leeway.risk.overview.SummaryRepository;
import io.leeway.support.history.DeletedModels;
import io.leeway.support.messaging.EventHandlers;
import io.leeway.support.messaging.Work;
import io.leeway.support.messaging.WorkQueue;

/**
 * Learns of models and assesses batches whenever one of their reports comes in. A batch that has one report and should
 * get the other waits for it, but not for ever: a score from one of them would be corrected a moment later, after it had
 * woken somebody, and a score that never comes wakes nobody.
 */
@ApplicationScoped
class WorkHandler implements Work {

    private static final Logger LOG = Logger.getLogger(WorkHandler.class);

    private final ModelRepository models;
    private final SummaryRepository summaries;
    private final Assessor assessor;
    private final WaitingAssessments waiting;
    private final DeletedModels deleted;
    private final WaitingConfig config;

    WorkHandler(
            ModelRepository models,
            SummaryRepository summaries,
            Assessor assessor,
            WaitingAssessments waiting,
            DeletedModels deleted,
            WaitingConfig config) {
        this.models = models;
        this.summaries = summaries;
        this.assessor = assessor;
        this.waiting = waiting;
        this.deleted = deleted;
        this.config = config;
    }

    @Override
    public WorkQueue queue() {
        return WorkQueue.RISK;
    }

    @Override
    public EventHandlers handlers() {
        return new EventHandlers()
                .on(EventType.MODEL_DEFINED, ModelDefined.class, this::model)
                .on(EventType.DRIFT_EVALUATED, DriftEvaluated.class, this::drift)
                .on(EventType.PERFORMANCE_EVALUATED, PerformanceEvaluated.class, this::performance)
                .on(EventType.MODEL_DELETED, ModelDeleted.class, this::deleted);
    }

    void model(ModelDefined event) {
        models.store(event.version(), event.definition());
        summaries.defined(event.definition().model());
    }

    void deleted(ModelDeleted event) {
        deleted.forget(event);
        LOG.infof("event=model-forgotten model=%s", event.model());
    }

    void drift(DriftEvaluated event) {
        BatchRef batch = event.report().batch();
        // A report is stored before it is told, so whichever event comes second finds both.
        boolean waits = event.labelled() && !assessor.hasPerformance(batch);
        assess(batch, event.version(), event.definition(), waits);
    }

    void performance(PerformanceEvaluated event) {
        BatchRef batch = event.report().batch();
        assess(batch, event.version(), event.definition(), !assessor.hasDrift(batch));
    }

    /** Assesses a batch anew whose performance report no assessment holds; nothing where its model is not known. */
    void missed(String subject) {
        assessor.reported(subject).ifPresent(batch -> models.find(batch.model()).ifPresent(model -> {
            assess(batch, model.version(), model.definition(), false);
            LOG.infof("event=missed-report-assessed model=%s batch=%s", batch.model(), batch.batch());
        }));
    }

    private void assess(BatchRef batch, int version, ModelDefinition definition, boolean waits) {
        if (deleted.covers(batch.model(), batch.acceptedAt())) {
            LOG.infof("event=skipped model=%s batch=%s reason=deleted", batch.model(), batch.batch());
            return;
        }
        if (waits) {
            models.store(version, definition);
            waiting.add(batch, version, definition, Instant.now().plus(config.performanceWait()));
        } else {
            assessor.assess(batch, version, definition, RiskScorer.NO_LABELS);
            waiting.remove(batch);
        }
        deleted.forgetAgainIfCovered(batch.model(), batch.acceptedAt());
    }
}
