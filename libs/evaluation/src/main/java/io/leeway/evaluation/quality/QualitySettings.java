package io.leeway.evaluation.quality;

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
        return new QualitySettings(0.01, 0.02, 0.05, 0.01, 0.05, 0.15, 0.001, 0.05, 0.05, 0.01);
    }
}
