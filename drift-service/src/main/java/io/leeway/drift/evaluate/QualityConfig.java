package io.leeway.drift.evaluate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import io.leeway.evaluation.quality.QualitySettings;
import io.leeway.evaluation.quality.QualitySettingsBuilder;

/** When a data-quality check fails: the change is significant and at least this large. */
@ConfigMapping(prefix = "leeway.quality")
interface QualityConfig {

    /** False-discovery rate over all checks of a batch. */
    @WithDefault("0.01")
    double alpha();

    /** The least increase of the share of missing values. */
    @WithDefault("0.02")
    double missing();

    /** The least increase of the share of zeros. */
    @WithDefault("0.05")
    double zeros();

    /** The least share of rows in categories that the reference does not know. */
    @WithDefault("0.01")
    double newCategories();

    /** The least share of the reference's rows in categories that the batch lacks. */
    @WithDefault("0.05")
    double vanishedCategories();

    /** The least change of the share of one category. */
    @WithDefault("0.15")
    double categoryShare();

    /** The least increase of the share of infinite values. */
    @WithDefault("0.001")
    double infinite();

    /** The least share of values outside the reference's range, where that of the training is not known. */
    @WithDefault("0.05")
    double outOfRange();

    /** The least increase of the share of rows that equal an earlier one in every feature. */
    @WithDefault("0.05")
    double duplicates();

    /** The least share of rows that were rejected because of one column's values. */
    @WithDefault("0.01")
    double typeViolations();

    /** All of them. */
    default QualitySettings settings() {
        return QualitySettingsBuilder.builder()
                .alpha(alpha())
                .missing(missing())
                .zeros(zeros())
                .newCategories(newCategories())
                .vanishedCategories(vanishedCategories())
                .categoryShare(categoryShare())
                .infinite(infinite())
                .outOfRange(outOfRange())
                .duplicates(duplicates())
                .typeViolations(typeViolations())
                .build();
    }
}
