package io.leeway.performance.predictions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.evaluation.performance.metrics.LabelledRows;

/**
 * The predictions of a batch or window and what is known of their labels.
 *
 * @param batch the batch or window
 * @param parts the batches that it was put together from
 * @param labelled whether a part carries the target column
 * @param version of the definition
 * @param definition under which the batch was accepted
 * @param referenceBlocks how many blocks its reference has
 * @param blocks the predictions
 */
public record PredictedBatch(
        BatchRef batch,
        List<String> parts,
        boolean labelled,
        int version,
        ModelDefinition definition,
        int referenceBlocks,
        List<PredictionBlock> blocks) {

    /** What an accepted batch begins: itself, or its window. */
    public static PredictedBatch of(BatchAccepted event, List<PredictionBlock> blocks) {
        return new PredictedBatch(
                event.judged(),
                List.of(event.batch().batch()),
                event.labelled(),
                event.version(),
                event.definition(),
                event.referenceBlocks(),
                blocks);
    }

    /** Whether it holds the predictions of that batch. */
    public boolean has(String part) {
        return parts.contains(part);
    }

    /** This window with the predictions of one more batch. */
    PredictedBatch with(BatchAccepted event, List<PredictionBlock> more) {
        BatchRef part = event.batch();
        List<String> allParts = new ArrayList<>(parts);
        allParts.add(part.batch());
        List<PredictionBlock> allBlocks = new ArrayList<>(blocks);
        allBlocks.addAll(more);
        BatchRef whole = batch.with(
                batch.rows() + part.rows(),
                batch.rejectedRows() + part.rejectedRows(),
                Stream.of(batch, part)
                        .map(BatchRef::from)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                Stream.of(batch, part)
                        .map(BatchRef::to)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null));
        return new PredictedBatch(
                whole, allParts, labelled || event.labelled(), version, definition, referenceBlocks, allBlocks);
    }

    /** The same with other blocks. */
    PredictedBatch with(List<PredictionBlock> changed) {
        return new PredictedBatch(batch, parts, labelled, version, definition, referenceBlocks, changed);
    }

    /** How many rows have a label. */
    public long labelledCount() {
        long count = 0;
        for (PredictionBlock block : blocks) {
            for (int row = 0; row < block.rows(); row++) {
                count += block.isLabelled(row) ? 1 : 0;
            }
        }
        return count;
    }

    /** Tells one set of labels from another; the same rows with the same labels have the same fingerprint. */
    public long labelFingerprint() {
        LabelFingerprint fingerprint = new LabelFingerprint();
        for (PredictionBlock block : blocks) {
            for (int row = 0; row < block.rows(); row++) {
                if (!block.isLabelled(row)) {
                    fingerprint.none();
                } else if (block.isClassification()) {
                    fingerprint.add(block.trueClass(row));
                } else {
                    fingerprint.add(block.trueValue(row));
                }
            }
        }
        return fingerprint.value();
    }

    /** The ids of its rows, each once. */
    Set<String> rowIds() {
        Set<String> ids = new HashSet<>();
        for (PredictionBlock block : blocks) {
            for (int row = 0; row < block.rows(); row++) {
                String id = block.id(row);
                if (id != null) {
                    ids.add(id);
                }
            }
        }
        return ids;
    }

    /** The rows that have a label. */
    public LabelledRows labelledRows() {
        return rowsOf(definition.task().isClassification(), blocks);
    }

    /** The rows of some blocks that have a label. */
    public static LabelledRows rowsOf(boolean classification, List<PredictionBlock> blocks) {
        int size = 0;
        boolean scored = !blocks.isEmpty();
        for (PredictionBlock block : blocks) {
            scored &= block.hasProbability();
            for (int row = 0; row < block.rows(); row++) {
                size += block.isMeasurable(row) ? 1 : 0;
            }
        }
        return classification ? classified(blocks, size, scored) : regressed(blocks, size);
    }

    private static LabelledRows classified(List<PredictionBlock> blocks, int size, boolean scored) {
        String[] truth = new String[size];
        String[] predicted = new String[size];
        double[] probability = new double[scored ? size : 0];
        int next = 0;
        for (PredictionBlock block : blocks) {
            for (int row = 0; row < block.rows(); row++) {
                if (block.isMeasurable(row)) {
                    truth[next] = block.trueClass(row);
                    predicted[next] = block.predictedClass(row);
                    if (scored) {
                        probability[next] = block.probability(row);
                    }
                    next++;
                }
            }
        }
        return new LabelledRows.Classified(truth, predicted, probability);
    }

    private static LabelledRows regressed(List<PredictionBlock> blocks, int size) {
        double[] truth = new double[size];
        double[] predicted = new double[size];
        int next = 0;
        for (PredictionBlock block : blocks) {
            for (int row = 0; row < block.rows(); row++) {
                if (block.isMeasurable(row)) {
                    truth[next] = block.trueValue(row);
                    predicted[next] = block.predictedValue(row);
                    next++;
                }
            }
        }
        return new LabelledRows.Regressed(truth, predicted);
    }
}
