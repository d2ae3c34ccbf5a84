package io.leeway.evaluation.quality;

import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * When a data-quality check fails: the change is significant and at least this large.
 *
 * @param alpha false-discovery rate over all checks of a batch
 * @param missing least increase of the share of missing values
 * @param zeros least increase of the share of zeros
 * @param newCategories least share of rows in categories that the reference does not know
 * @param vanishedCategories least share of the reference's rows in categories that the batch lacks
 * @param categoryShare least change of one category's share
 * @param infinite least increase of the share of infinite values
 * @param outOfRange least share of values outside the reference's range
 * @param duplicates least increase of the share of rows that equal an earlier one
 * @param typeViolations least share of values that are no numbers in a numeric column
 */
@RecordBuilder
public record QualitySettings(
        double alpha,
        double missing,
        double zeros,
        double newCategories,
        double vanishedCategories,
        double categoryShare,
        double infinite,
        double outOfRange,
        double duplicates,
        double typeViolations) {

    /** The defaults, which drift-service's configuration repeats. */
    public static QualitySettings defaults() {
        return QualitySettingsBuilder.builder()
                .alpha(0.01)
                .missing(0.02)
                .zeros(0.05)
                .newCategories(0.01)
                .vanishedCategories(0.05)
                .categoryShare(0.15)
                .infinite(0.001)
                .outOfRange(0.05)
                .duplicates(0.05)
                .typeViolations(0.01)
                .build();
    }
}
