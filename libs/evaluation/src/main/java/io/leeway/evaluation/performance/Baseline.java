package io.leeway.evaluation.performance;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import io.leeway.contracts.reports.MetricName;

/**
 * What batches are held against.
 *
 * @param metrics metric values by name; empty when there is no baseline
 * @param classes the labels that the reference has; empty for a regression, or when it has no labels
 */
public record Baseline(Map<MetricName, Double> metrics, Set<String> classes) {

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
}
