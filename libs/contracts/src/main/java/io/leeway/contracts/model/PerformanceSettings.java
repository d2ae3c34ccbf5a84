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
 * @param minimumRows labelled rows needed before performance is judged; default 30, and 20 of a model whose rows have event
 *     times, so that a day of hours is judged
 * @param metrics the baseline by metric, when it is given; a metric that is not named is reported, not judged
 * @param drops the allowed drop of single metrics, by name, in place of {@code drop}
 */
public record PerformanceSettings(
        @Defaulted String baseline,
        @Defaulted Double drop,
        @Nullable Integer minimumRows,
        @Defaulted Map<String, Double> metrics,
        @Defaulted Map<String, Double> drops) {

    /** The baseline is measured on the reference's own predictions and targets. */
    public static final String FROM_REFERENCE = "from-reference";

    /** The baseline stands in {@code metrics}. */
    public static final String GIVEN = "given";

    private static final int MINIMUM_ROWS = 30;
    private static final int MINIMUM_ROWS_WITH_TIMES = 20;

    /** Gives what is null its default. */
    public PerformanceSettings(
            @Nullable String baseline,
            @Nullable Double drop,
            @Nullable Integer minimumRows,
            @Nullable Map<String, Double> metrics,
            @Nullable Map<String, Double> drops) {
        this.baseline = baseline == null ? FROM_REFERENCE : baseline;
        this.drop = drop == null ? Double.valueOf(0.05) : drop;
        this.minimumRows = minimumRows;
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

    /** Every setting at its default, for rows without event times. */
    public static PerformanceSettings defaults() {
        return leftOut().resolved(false);
    }

    /** What a definition has that says nothing of performance. */
    static PerformanceSettings leftOut() {
        return new PerformanceSettings(null, null, null, null);
    }

    /** Labelled rows needed before performance is judged. */
    @Override
    public Integer minimumRows() {
        return minimumRows == null ? Integer.valueOf(MINIMUM_ROWS) : minimumRows;
    }

    /**
     * These settings with the labelled rows that are needed, where they were left out.
     *
     * @param times whether rows have event times: what few rows differ by, the reference's chunks show then
     */
    PerformanceSettings resolved(boolean times) {
        return minimumRows != null
                ? this
                : new PerformanceSettings(
                        baseline, drop, times ? MINIMUM_ROWS_WITH_TIMES : MINIMUM_ROWS, metrics, drops);
    }
}
