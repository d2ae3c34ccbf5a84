package io.leeway.evaluation.performance;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.evaluation.performance.metrics.ClassPairs;

/**
 * Counts the labelled rows of a classifier block by block; for one thread. A regressor's are not counted, because what its
 * errors are worth is judged by the rows.
 */
public final class LabelledCounter {

    private final String prediction;
    private final @Nullable String target;
    private LabelledCounts counts = LabelledCounts.none();

    /** For rows of this model. */
    public LabelledCounter(ModelDefinition definition) {
        prediction = definition.prediction().column();
        target = definition.task().isClassification() ? definition.target() : null;
    }

    /** Adds the rows of a block. */
    public void add(Block block) {
        if (target == null) {
            return;
        }
        block.text(target).ifPresent(truth -> block.text(prediction).ifPresent(predicted -> add(truth, predicted)));
    }

    private void add(Column.Text truth, Column.Text predicted) {
        long labelled = 0;
        Map<String, Map<String, Long>> pairs = new HashMap<>();
        for (int row = 0; row < truth.rows(); row++) {
            int label = truth.codes()[row];
            int as = predicted.codes()[row];
            if (label >= 0) {
                labelled++;
            }
            if (label >= 0 && as >= 0) {
                pairs.computeIfAbsent(truth.dictionary()[label], none -> new HashMap<>())
                        .merge(predicted.dictionary()[as], 1L, Long::sum);
            }
        }
        counts = counts.merge(new LabelledCounts(labelled, ClassPairs.of(pairs)));
    }

    /** Those of the rows so far. */
    public LabelledCounts counts() {
        return counts;
    }
}
