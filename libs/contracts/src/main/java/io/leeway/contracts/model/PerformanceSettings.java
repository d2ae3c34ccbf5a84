package io.leeway.contracts.model;

import org.jspecify.annotations.Nullable;

/**
 * When performance has dropped. What is left out gets its default.
 *
 * @param baseline where the baseline comes from; only {@code from-reference}, the default
 * @param drop the allowed drop: absolute for scores in [0, 1] (accuracy, F1, R2), relative to the baseline for errors
 *     (MAE, RMSE); default 0.05
 * @param minimumRows labelled rows needed before performance is judged; default 30
 */
public record PerformanceSettings(
        @Nullable String baseline,
        @Nullable Double drop,
        @Nullable Integer minimumRows) {

    /** The baseline is measured on the reference's own predictions and targets. */
    public static final String FROM_REFERENCE = "from-reference";

    public PerformanceSettings {
        baseline = baseline == null ? FROM_REFERENCE : baseline;
        drop = drop == null ? Double.valueOf(0.05) : drop;
        minimumRows = minimumRows == null ? Integer.valueOf(30) : minimumRows;
    }

    /** Every setting at its default. */
    public static PerformanceSettings defaults() {
        return new PerformanceSettings(null, null, null);
    }
}
