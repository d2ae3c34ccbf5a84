package io.leeway.evaluation.performance;

import java.util.Map;
import java.util.Set;

/**
 * What batches are held against.
 *
 * @param metrics metric values by name; empty when there is no baseline
 * @param classes the labels that the reference has; empty for a regression, or when it has no labels
 */
public record Baseline(Map<String, Double> metrics, Set<String> classes) {

    /** Copies both. */
    public Baseline {
        metrics = Map.copyOf(metrics);
        classes = Set.copyOf(classes);
    }
}
