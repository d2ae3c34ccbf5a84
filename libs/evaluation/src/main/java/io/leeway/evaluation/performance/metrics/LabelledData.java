package io.leeway.evaluation.performance.metrics;

/** What metrics are computed from: rows, or the counts of rows that stayed where they are. */
public sealed interface LabelledData permits LabelledRows, ClassPairs {

    /** How many rows have a prediction and a label. */
    long count();
}
