package io.leeway.performance.messaging;

import java.time.Instant;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.events.BatchContent;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.LabelsAccepted;
import io.leeway.contracts.events.ModelDeleted;
import io.leeway.contracts.events.ReferenceAccepted;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.evaluation.performance.LabelledCounts;
import io.leeway.performance.baselines.BaselineService;
import io.leeway.performance.predictions.LabelJoin;
import io.leeway.performance.predictions.LabelPortions;
import io.leeway.performance.predictions.PredictionBlock;
import io.leeway.performance.predictions.SentCounts;
import io.leeway.performance.reports.PerformanceReports;
import io.leeway.support.blocks.BlockSource;
import io.leeway.support.blocks.ModelGoneException;
import io.leeway.support.history.DeletedModels;
import io.leeway.support.messaging.EventHandlers;
import io.leeway.support.messaging.Turns;
import io.leeway.support.messaging.UnprocessableEventException;
import io.leeway.support.messaging.Work;
import io.leeway.support.messaging.WorkQueue;

/** Keeps predictions, joins labels to them, and has reports made; each effect is durable when a method returns. */
@ApplicationScoped
class WorkHandler implements Work {

    private static final Logger LOG = Logger.getLogger(WorkHandler.class);

    private final BlockSource source;
    private final BaselineService baselines;
    private final LabelJoin join;
    private final PerformanceReports reports;
    private final DeletedModels deleted;
    private final Turns turns;

    WorkHandler(
            BlockSource source,
            BaselineService baselines,
            LabelJoin join,
            PerformanceReports reports,
            DeletedModels deleted,
            Turns turns) {
        this.source = source;
        this.baselines = baselines;
        this.join = join;
        this.reports = reports;
        this.deleted = deleted;
        this.turns = turns;
    }

    @Override
    public WorkQueue queue() {
        return WorkQueue.PERFORMANCE;
    }

    @Override
    public EventHandlers handlers() {
        return new EventHandlers()
                .inTurn(turns)
                .on(EventType.REFERENCE_ACCEPTED, ReferenceAccepted.class, this::reference)
                .on(EventType.BATCH_ACCEPTED, BatchAccepted.class, this::batch)
                .on(EventType.LABELS_ACCEPTED, LabelsAccepted.class, this::labels)
                .on(EventType.MODEL_DELETED, ModelDeleted.class, this::deleted);
    }

    void deleted(ModelDeleted event) {
        deleted.forget(event);
        LOG.infof("event=model-forgotten model=%s", event.model());
    }

    void reference(ReferenceAccepted event) {
        unlessDeleted(
                event.definition().model(),
                event.acceptedAt(),
                () -> baselines.baseline(event.definition(), event.reference(), event.blocks()));
    }

    void batch(BatchAccepted event) {
        unlessDeleted(event.batch().model(), event.batch().acceptedAt(), () -> {
            boolean profiles = event.content() == BatchContent.PROFILES;
            if (profiles && !event.labelled()) {
                reports.sentAsProfiles(event);
                return;
            }
            measureBaseline(event);
            if (profiles) {
                join.counted(event, counts(event));
            } else {
                join.batch(event, visitor -> rows(event, visitor));
            }
            // Its report may have been stored and never told.
            reports.update(event.judged().subject(), PerformanceReports.Telling.AGAIN);
        });
    }

    void labels(LabelsAccepted event) {
        unlessDeleted(event.definition().model(), event.acceptedAt(), () -> join(event));
    }

    /** Measured while the reference's rows are there for certain: labels may come after they are gone. */
    private void measureBaseline(BatchAccepted event) {
        String reference = event.batch().reference();
        try {
            baselines.baseline(event.definition(), reference, event.referenceBlocks());
        } catch (UnprocessableEventException exception) {
            // Where labels come, their report fails for the same reason; where none come, none was needed.
            LOG.warnf(
                    "event=no-baseline model=%s reference=%s reason=%s",
                    event.batch().model(), reference, exception.getMessage());
        }
    }

    private void join(LabelsAccepted event) {
        ModelDefinition definition = event.definition();
        LabelPortions portions = new LabelPortions(join, event);
        source.labels(definition.model(), event.labels(), event.blocks(), portions::add);
        portions.end().forEach(subject -> reports.update(subject, PerformanceReports.Telling.WHAT_IS_NEW));
        if (portions.waiting() > 0) {
            LOG.infof(
                    "event=labels-wait model=%s labels=%s rows=%d of=%d",
                    definition.model(), event.labels(), portions.waiting(), event.rows());
        }
    }

    private void rows(BatchAccepted event, Consumer<? super PredictionBlock> visitor) {
        source.batch(event, PredictionBlock.columns(event.definition()), block -> PredictionBlock.ofRows(
                        event.definition(), block, event.batch().acceptedAt())
                .forEach(visitor));
    }

    private LabelledCounts counts(BatchAccepted event) {
        SentCounts counts = new SentCounts(event);
        source.profiles(event, counts::add);
        return counts.counts();
    }

    private void unlessDeleted(String model, Instant acceptedAt, Runnable work) {
        if (deleted.covers(model, acceptedAt)) {
            LOG.infof("event=skipped model=%s reason=deleted", model);
            return;
        }
        try {
            work.run();
        } catch (ModelGoneException gone) {
            LOG.infof("event=skipped model=%s reason=deleted", model);
        }
        deleted.forgetAgainIfCovered(model, acceptedAt);
    }
}
