package io.leeway.performance.predictions;

import io.leeway.evaluation.performance.metrics.LabelledRows;

/**
 * The labels of a batch or window in one of its versions.
 *
 * @param count how many rows have one
 * @param fingerprint tells one set of labels from another; the same rows with the same labels have the same, and it is never
 *     negative
 * @param rows those that have a prediction as well
 */
public record BatchLabels(long count, long fingerprint, LabelledRows rows) {

    /** Those of its blocks, which are looked at once. */
    static BatchLabels of(boolean classification, PredictionBlocks blocks) {
        MeasurableRows measurable = new MeasurableRows(classification);
        LabelFingerprint fingerprint = new LabelFingerprint();
        long[] count = new long[1];
        blocks.forEach(block -> {
            measurable.add(block);
            count[0] += block.addTo(fingerprint);
        });
        return new BatchLabels(count[0], fingerprint.value(), measurable.rows());
    }
}
