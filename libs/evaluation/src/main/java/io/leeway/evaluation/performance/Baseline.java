package io.leeway.evaluation.performance;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.PerformanceSettings;
import io.leeway.contracts.reports.MetricName;
import io.leeway.evaluation.performance.metrics.LabelledRows;
import io.leeway.evaluation.performance.metrics.Metric;
import io.leeway.evaluation.performance.metrics.MetricsCalculator;

/**
 * What batches are held against.
 *
 * @param metrics metric values by name; empty when there is no baseline
 * @param classes the labels that the reference has; empty for a regression, or when it has no labels
 */
public record Baseline(Map<MetricName, Double> metrics, Set<String> classes) {

    private static final int MOST_CLASSES = 5_000;

    /** Copies both. */
    public Baseline {
        metrics = Map.copyOf(metrics);
        classes = Set.copyOf(classes);
    }

    /** A baseline whose metrics go by their words, as definitions and stored documents have them. */
    public static Baseline of(Map<String, Double> metrics, Set<String> classes) {
        Map<MetricName, Double> named = new HashMap<>();
        metrics.forEach((word, value) -> named.put(MetricName.of(word), value));
        return new Baseline(named, classes);
    }

    /** What the reference's own predictions and labels are worth. */
    public static Baseline measured(ModelDefinition definition, LabelledRows reference) {
        Map<MetricName, Double> values = new HashMap<>();
        for (Metric metric : MetricsCalculator.compute(definition, reference, 0)) {
            if (metric.value() != null) {
                values.put(metric.name(), metric.value());
            }
        }
        return new Baseline(values, classes(reference));
    }

    /** This baseline, unless the definition gives one. */
    public Baseline orGiven(ModelDefinition definition) {
        return definition.performance().baseline().equals(PerformanceSettings.GIVEN)
                ? of(definition.performance().metrics(), classes)
                : this;
    }

    private static Set<String> classes(LabelledRows rows) {
        return switch (rows) {
            case LabelledRows.Classified classified -> {
                Set<String> classes = Set.copyOf(Arrays.asList(classified.truth()));
                // As many are a sign of another column; then nothing is said of unknown ones.
                yield classes.size() > MOST_CLASSES ? Set.of() : classes;
            }
            case LabelledRows.Regressed ignored -> Set.of();
        };
    }
}
