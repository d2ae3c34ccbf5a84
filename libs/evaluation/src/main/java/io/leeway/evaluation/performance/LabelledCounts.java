package io.leeway.evaluation.performance;

import io.leeway.evaluation.performance.metrics.ClassPairs;

/**
 * What is known of the performance of rows that stay where they are. Merging those of parts gives those of the whole.
 *
 * @param labelled how many rows have a label, with or without a prediction
 * @param pairs the true and predicted classes of those that have a prediction as well
 */
public record LabelledCounts(long labelled, ClassPairs pairs) {

    /** Refuses more pairs than labels. */
    public LabelledCounts {
        if (labelled < 0 || pairs.count() > labelled) {
            throw new IllegalArgumentException(
                    labelled + " rows have a label, but " + pairs.count() + " a label and a prediction");
        }
    }

    /** Of rows without a label. */
    public static LabelledCounts none() {
        return new LabelledCounts(0, ClassPairs.none());
    }

    /** Whether a row has a label. */
    public boolean isAny() {
        return labelled > 0;
    }

    /**
     * Those of the rows of both.
     *
     * @throws ArithmeticException if they are more than a long can count
     */
    public LabelledCounts merge(LabelledCounts other) {
        return new LabelledCounts(Math.addExact(labelled, other.labelled), pairs.plus(other.pairs));
    }
}
