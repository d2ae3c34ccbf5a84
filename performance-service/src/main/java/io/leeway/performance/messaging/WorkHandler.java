package io.leeway.performance.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.events.LabelsAccepted;
import io.leeway.contracts.events.ReferenceAccepted;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.performance.baselines.BaselineService;
import io.leeway.performance.predictions.Labels;
import io.leeway.performance.predictions.PredictedBatch;
import io.leeway.performance.predictions.PredictionBlock;
import io.leeway.performance.predictions.PredictionRepository;
import io.leeway.performance.reports.PerformanceReports;
import io.leeway.support.blocks.BlockSource;

/** Keeps predictions, joins labels to them, and has reports made; each effect is durable when a method returns. */
@ApplicationScoped
class WorkHandler {

    private static final Logger LOG = Logger.getLogger(WorkHandler.class);

    private final BlockSource source;
    private final BaselineService baselines;
    private final PredictionRepository predictions;
    private final PerformanceReports reports;

    WorkHandler(
            BlockSource source,
            BaselineService baselines,
            PredictionRepository predictions,
            PerformanceReports reports) {
        this.source = source;
        this.baselines = baselines;
        this.predictions = predictions;
        this.reports = reports;
    }

    void reference(ReferenceAccepted event) {
        baselines.baseline(event.definition(), event.reference(), event.blocks());
    }

    void batch(BatchAccepted event) {
        // A batch that comes again must not lose the labels that it has got since.
        PredictedBatch batch = predictions
                .find(event.judged().subject())
                .filter(known -> known.has(event.batch().batch()))
                .orElseGet(() -> read(event));
        Labels waiting = predictions.pending(event.batch().model());
        if (waiting.size() > 0 && join(batch, waiting) > 0) {
            predictions.storeBlocks(batch);
        }
        reports.update(batch);
    }

    void labels(LabelsAccepted event) {
        ModelDefinition definition = event.definition();
        String target = Objects.requireNonNull(definition.target());
        Labels labels = Labels.none();
        source.labels(
                definition.model(),
                event.labels(),
                event.blocks(),
                block -> labels.add(block, definition.rowId(), target));
        predictions.visitNewestFirst(definition.model(), batch -> {
            if (join(batch, labels) > 0) {
                predictions.storeBlocks(batch);
                reports.update(batch);
            }
            return labels.size() > 0;
        });
        if (labels.size() > 0) {
            predictions.storePending(definition.model(), event.labels(), labels);
            LOG.infof(
                    "event=labels-wait model=%s labels=%s rows=%d of=%d",
                    definition.model(), event.labels(), labels.size(), event.rows());
        }
    }

    private PredictedBatch read(BatchAccepted event) {
        List<PredictionBlock> blocks = new ArrayList<>();
        source.batch(event, block -> blocks.add(PredictionBlock.ofRows(event.definition(), block)));
        PredictedBatch batch = predictions
                .find(event.judged().subject())
                .map(window -> window.with(event.batch(), blocks))
                .orElseGet(() -> PredictedBatch.of(event, blocks));
        predictions.store(batch);
        return batch;
    }

    private static int join(PredictedBatch batch, Labels labels) {
        return batch.blocks().stream().mapToInt(block -> block.join(labels)).sum();
    }
}
