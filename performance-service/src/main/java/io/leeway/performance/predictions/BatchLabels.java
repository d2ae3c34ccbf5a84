package io.leeway.performance.predictions;

import java.util.List;

import io.leeway.evaluation.performance.LabelledCounts;
import io.leeway.evaluation.performance.metrics.ClassPairs;
import io.leeway.evaluation.performance.metrics.LabelledData;
import io.leeway.evaluation.performance.metrics.LabelledRows;

/**
 * The labels of a batch or window in one of its versions.
 *
 * @param count how many rows have one
 * @param fingerprint tells one set of labels from another; the same rows with the same labels have the same, and it is never
 *     negative
 * @param rows those that have a prediction as well; only their counts where rows of some of them are not here
 */
public record BatchLabels(long count, long fingerprint, LabelledData rows) {

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

    /** These with those of parts that came as counts. */
    BatchLabels and(List<CountedPart> parts) {
        if (parts.isEmpty() || !(rows instanceof LabelledRows.Classified classified)) {
            return this;
        }
        LabelledCounts together = new LabelledCounts(count, ClassPairs.of(classified));
        LabelFingerprint all = new LabelFingerprint();
        all.add(Long.toString(fingerprint));
        for (CountedPart part : parts) {
            together = together.merge(part.counts());
            all.add(part.part());
        }
        return new BatchLabels(together.labelled(), all.value(), together.pairs());
    }
}
