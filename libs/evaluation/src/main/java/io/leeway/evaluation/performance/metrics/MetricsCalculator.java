package io.leeway.evaluation.performance.metrics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.Task;
import io.leeway.contracts.reports.MetricName;
import io.leeway.statistics.interval.Bootstrap;

/** Computes every metric of a model's task. */
public final class MetricsCalculator {

    private static final int RESAMPLES = 500;

    private MetricsCalculator() {}

    /**
     * The metrics of labelled rows; none where they cannot be measured. Where rows came as counts, those that need the rows
     * themselves have no value.
     *
     * @param seed makes resampled confidence intervals repeatable
     */
    public static List<Metric> compute(ModelDefinition definition, LabelledData rows, long seed) {
        Bootstrap bootstrap = new Bootstrap(RESAMPLES, Metric.CONFIDENCE, seed);
        return switch (rows) {
            case LabelledRows.Classified classified -> ClassifierMetrics.compute(definition, classified, bootstrap);
            case ClassPairs pairs -> ClassifierMetrics.compute(definition, pairs, bootstrap);
            case LabelledRows.Regressed regressed -> RegressorMetrics.compute(regressed, bootstrap);
        };
    }

    /** The values alone, of those metrics that have one; without the intervals, which take most of the time. */
    public static Map<MetricName, Double> values(ModelDefinition definition, LabelledRows rows) {
        List<Metric> metrics =
                switch (rows) {
                    case LabelledRows.Classified classified -> ClassifierMetrics.compute(definition, classified, null);
                    case LabelledRows.Regressed regressed -> RegressorMetrics.compute(regressed, null);
                };
        Map<MetricName, Double> values = new HashMap<>();
        for (Metric metric : metrics) {
            Double value = metric.value();
            if (value != null) {
                values.put(metric.name(), value);
            }
        }
        return values;
    }

    /**
     * Why performance cannot be judged by these rows, in words; empty where it can.
     *
     * @param metrics the metrics of the rows
     */
    public static Optional<String> hindrance(LabelledData rows, List<Metric> metrics) {
        Optional<String> hindrance =
                switch (rows) {
                    case LabelledRows.Classified classified -> ClassifierMetrics.hindrance(classified, metrics);
                    case ClassPairs pairs -> ClassifierMetrics.hindrance(pairs);
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
