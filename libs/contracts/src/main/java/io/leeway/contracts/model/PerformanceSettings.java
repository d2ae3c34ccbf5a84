package io.leeway.contracts.model;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.Defaulted;

/**
 * When performance has dropped. What is left out gets its default.
 *
 * @param baseline where the baseline comes from: {@code from-reference}, the default, or {@code given}
 * @param drop the allowed drop: absolute for scores (accuracy, F1, ROC AUC), relative to the baseline for errors (MAE, RMSE,
 *     log loss); default 0.05
 * @param minimumRows labelled rows needed before performance is judged; default 30
 * @param metrics the baseline by metric, when it is given; a metric that is not named is reported, not judged
 * @param drops the allowed drop of single metrics, by name, in place of {@code drop}
 */
public record PerformanceSettings(
        @Defaulted String baseline,
        @Defaulted Double drop,
        @Defaulted Integer minimumRows,
        @Defaulted Map<String, Double> metrics,
        @Defaulted Map<String, Double> drops) {

    /** The baseline is measured on the reference's own predictions and targets. */
    public static final String FROM_REFERENCE = "from-reference";

    /** The baseline stands in {@code metrics}. */
    public static final String GIVEN = "given";

    /** Gives what is null its default. */
    public PerformanceSettings(
            @Nullable String baseline,
            @Nullable Double drop,
            @Nullable Integer minimumRows,
            @Nullable Map<String, Double> metrics,
            @Nullable Map<String, Double> drops) {
        this.baseline = baseline == null ? FROM_REFERENCE : baseline;
        this.drop = drop == null ? Double.valueOf(0.05) : drop;
        this.minimumRows = minimumRows == null ? Integer.valueOf(30) : minimumRows;
        this.metrics = InOrder.copyOf(metrics);
        this.drops = InOrder.copyOf(drops);
    }

    /** Without a drop of its own for any metric. */
    public PerformanceSettings(
            @Nullable String baseline,
            @Nullable Double drop,
            @Nullable Integer minimumRows,
            @Nullable Map<String, Double> metrics) {
        this(baseline, drop, minimumRows, metrics, null);
    }

    /** Every setting at its default. */
    public static PerformanceSettings defaults() {
        return new PerformanceSettings(null, null, null, null);
    }
}
