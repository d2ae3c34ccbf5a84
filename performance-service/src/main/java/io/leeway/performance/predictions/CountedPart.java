package io.leeway.performance.predictions;

import io.leeway.evaluation.performance.LabelledCounts;

/**
 * A batch, or a part of a window, whose rows stay where they are.
 *
 * @param part the batch
 * @param counts what is known of the performance of its rows
 */
record CountedPart(String part, LabelledCounts counts) {}
