package io.leeway.evaluation.performance;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.PerformanceSettings;
import io.leeway.contracts.reports.MetricName;

/**
 * By how much each metric may be worse than its baseline. By default it is {@code performance.drop}, absolute for scores and
 * relative to the baseline for errors; twice as much where a metric has twice the range or is a square.
 */
final class Allowances {

    private static final Map<MetricName, Double> FACTORS = Map.of(
            // From -1 to 1
            MetricName.MCC, 2.0,
            // Squares of an error
            MetricName.MSE, 2.0,
            MetricName.BRIER, 2.0,
            // Grows without bound with single confident mistakes
            MetricName.LOG_LOSS, 2.0,
            // Relative errors of single rows have long tails
            MetricName.MAPE, 2.0,
            MetricName.RMSLE, 2.0);

    /**
     * Reported and judged only where the definition allows them a drop of their own: neither side of the mean error is
     * better; the greatest error and the calibration error change with the number of rows alone, R2 and the explained variance
     * with how much the truth varies in these rows.
     */
    private static final Set<MetricName> REPORTED = Set.of(
            MetricName.ME,
            MetricName.MAX_ERROR,
            MetricName.CALIBRATION_ERROR,
            MetricName.R2,
            MetricName.EXPLAINED_VARIANCE);

    private Allowances() {}

    /** The allowed drop; absent for a metric that is reported only. */
    static @Nullable Double of(MetricName metric, PerformanceSettings settings) {
        @Nullable Double own = settings.drops().get(metric.word());
        if (own != null) {
            return own;
        }
        return REPORTED.contains(metric) ? null : settings.drop() * FACTORS.getOrDefault(metric, 1.0);
    }
}
