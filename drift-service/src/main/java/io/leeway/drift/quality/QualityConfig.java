package io.leeway.drift.quality;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

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

    /** The least increase of the share of infinite values. */
    @WithDefault("0.001")
    double infinite();

    /** The least share of values outside the reference's range. */
    @WithDefault("0.05")
    double outOfRange();
}
