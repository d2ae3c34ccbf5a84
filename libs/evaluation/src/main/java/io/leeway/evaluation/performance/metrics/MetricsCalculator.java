package io.leeway.evaluation.performance.metrics;

import java.util.List;
import java.util.Optional;

import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.Task;
import io.leeway.contracts.reports.MetricName;

/** Computes every metric of a model's task. */
public final class MetricsCalculator {

    private MetricsCalculator() {}

    /**
     * The metrics of labelled rows; none where they cannot be measured.
     *
     * @param seed makes resampled confidence intervals repeatable
     */
    public static List<Metric> compute(ModelDefinition definition, LabelledRows rows, long seed) {
        return switch (rows) {
            case LabelledRows.Classified classified -> ClassifierMetrics.compute(definition, classified, seed);
            case LabelledRows.Regressed regressed -> RegressorMetrics.compute(regressed, seed);
        };
    }

    /**
     * Why performance cannot be judged by these rows, in words; empty where it can.
     *
     * @param metrics the metrics of the rows
     */
    public static Optional<String> hindrance(LabelledRows rows, List<Metric> metrics) {
        Optional<String> hindrance =
                switch (rows) {
                    case LabelledRows.Classified classified -> ClassifierMetrics.hindrance(classified, metrics);
                    case LabelledRows.Regressed regressed -> RegressorMetrics.hindrance(regressed);
                };
        return hindrance.or(() -> metrics.isEmpty() || metrics.stream().allMatch(metric -> metric.value() == null)
                ? Optional.of("the metrics of these rows are beyond the range of numbers")
                : Optional.empty());
    }

    /** The metric that is shown where there is room for one only, such as in a list of batches. */
    public static MetricName primary(Task task) {
        return switch (task) {
            case BINARY_CLASSIFICATION -> MetricName.F1;
            case MULTICLASS_CLASSIFICATION -> MetricName.ACCURACY;
            case REGRESSION -> MetricName.RMSE;
        };
    }
}
