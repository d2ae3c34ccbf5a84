package io.leeway.evaluation.performance;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.model.ModelDefinition;

/**
 * Counts the labelled rows of a classifier block by block; for one thread. A regressor's are not counted, because what its
 * errors are worth is judged by the rows.
 */
public final class LabelledCounter {

    private final String prediction;
    private final @Nullable String target;
    private final PairCounter rows = new PairCounter();

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
        for (int row = 0; row < truth.rows(); row++) {
            int label = truth.codes()[row];
            int as = predicted.codes()[row];
            if (label >= 0) {
                rows.add(truth.dictionary()[label], as < 0 ? null : predicted.dictionary()[as]);
            }
        }
    }

    /** Those of the rows so far. */
    public LabelledCounts counts() {
        return rows.counts();
    }
}
