package io.leeway.drift.consume;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.ModelDeleted;
import io.leeway.contracts.events.ReferenceAccepted;
import io.leeway.contracts.reports.DriftReport;
import io.leeway.drift.JudgedRows;
import io.leeway.drift.Reference;
import io.leeway.drift.Terms;
import io.leeway.drift.evaluate.DriftEvaluation;
import io.leeway.drift.load.ProfileService;
import io.leeway.drift.publish.DriftPublisher;
import io.leeway.drift.store.DriftReportRepository;
import io.leeway.drift.witness.Witnessing;
import io.leeway.support.blocks.ModelGoneException;
import io.leeway.support.history.DeletedModels;
import io.leeway.support.messaging.EventHandlers;
import io.leeway.support.messaging.NotYetException;
import io.leeway.support.messaging.Turns;
import io.leeway.support.messaging.Work;
import io.leeway.support.messaging.WorkQueue;

/** Profiles references and judges batches; each effect is durable when a method returns. */
@ApplicationScoped
class WorkHandler implements Work {

    private static final Logger LOG = Logger.getLogger(WorkHandler.class);

    /** How often another instance may be faster with a later revision of the same window. */
    private static final int TRIES = 10;

    private final ProfileService profiles;
    private final DriftEvaluation evaluation;
    private final Witnessing witnessing;
    private final DriftReportRepository repository;
    private final DriftPublisher publisher;
    private final DeletedModels deleted;
    private final Turns turns;

    WorkHandler(
            ProfileService profiles,
            DriftEvaluation evaluation,
            Witnessing witnessing,
            DriftReportRepository repository,
            DriftPublisher publisher,
            DeletedModels deleted,
            Turns turns) {
        this.profiles = profiles;
        this.evaluation = evaluation;
        this.witnessing = witnessing;
        this.repository = repository;
        this.publisher = publisher;
        this.deleted = deleted;
        this.turns = turns;
    }

    @Override
    public WorkQueue queue() {
        return WorkQueue.DRIFT;
    }

    @Override
    public EventHandlers handlers() {
        return new EventHandlers()
                .inTurn(turns)
                .on(EventType.REFERENCE_ACCEPTED, ReferenceAccepted.class, this::reference)
                .onRevision(EventType.BATCH_ACCEPTED, BatchAccepted.class, this::batch)
                .on(EventType.MODEL_DELETED, ModelDeleted.class, this::deleted);
    }

    void deleted(ModelDeleted event) {
        deleted.forget(event);
        LOG.infof("event=model-forgotten model=%s", event.model());
    }

    void reference(ReferenceAccepted event) {
        String model = event.definition().model();
        if (deleted.covers(model, event.acceptedAt())) {
            LOG.infof("event=skipped model=%s reason=deleted", model);
            return;
        }
        try {
            profiles.learn(event);
        } catch (ModelGoneException gone) {
            LOG.infof("event=skipped model=%s reason=deleted", model);
        }
        deleted.forgetAgainIfCovered(model, event.acceptedAt());
    }

    /** Judges a batch, or tells again how it was judged; returns the revision of the report that was told. */
    int batch(BatchAccepted event) {
        String model = event.batch().model();
        if (deleted.covers(model, event.batch().acceptedAt())) {
            LOG.infof(
                    "event=skipped model=%s batch=%s reason=deleted",
                    model, event.batch().batch());
            return 0;
        }
        try {
            int revision = judge(event);
            deleted.forgetAgainIfCovered(model, event.batch().acceptedAt());
            return revision;
        } catch (ModelGoneException gone) {
            LOG.infof(
                    "event=skipped model=%s batch=%s reason=deleted",
                    model, event.batch().batch());
            return 0;
        }
    }

    private int judge(BatchAccepted event) {
        // A window that has a report and is not there any more has been closed.
        if (profiles.beginsWindow(event) && repository.find(event.judged()).isPresent()) {
            LOG.warnf(
                    "event=skipped model=%s batch=%s window=%s reason=window-closed",
                    event.batch().model(), event.batch().batch(), event.judged().batch());
            return 0;
        }
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<DriftReport> told = again(event).or(() -> evaluate(event));
            if (told.isPresent()) {
                return told.get().revision();
            }
            // Another instance has stored a report of this revision or a later one: that is the one to tell.
        }
        throw new NotYetException("other instances are judging the same window");
    }

    /** Tells the report that is stored, where it is about all that is known. */
    private Optional<DriftReport> again(BatchAccepted event) {
        Optional<Terms> known = profiles.terms(event);
        Optional<DriftReport> stored = known.flatMap(
                terms -> repository.find(event.judged()).filter(report -> report.revision() == terms.revision()));
        stored.ifPresent(report -> {
            // Whoever stored it may have been stopped before its statistics were stored, or before it was told.
            Terms terms = known.orElseThrow();
            repository.storeMetrics(report, terms.definition());
            publisher.tell(report, terms);
        });
        return stored;
    }

    private Optional<DriftReport> evaluate(BatchAccepted event) {
        long begin = System.nanoTime();
        JudgedRows rows = profiles.judged(event);
        Reference reference = profiles.referenceOf(rows.terms());
        DriftReport made = witnessing.complete(
                evaluation.of(
                        rows,
                        reference,
                        witnessing.before(rows, reference),
                        repository.histories(rows.batch(), rows.terms().definition(), reference.adoptedKey())),
                rows,
                reference);
        Optional<DriftReport> stored = repository.store(made, rows.terms().definition());
        stored.ifPresent(report -> {
            publisher.tell(report, rows.terms());
            log(report, begin);
        });
        return stored;
    }

    private static void log(DriftReport report, long begin) {
        LOG.infof(
                "event=drift-evaluated model=%s batch=%s rows=%d revision=%d verdict=%s drifted=%d millis=%d",
                report.batch().model(),
                report.batch().batch(),
                report.batch().rows(),
                report.revision(),
                report.verdict(),
                report.driftedFeatures().size(),
                (System.nanoTime() - begin) / 1_000_000);
    }
}
