package io.leeway.evaluation.performance;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.PerformanceSettings;
import io.leeway.contracts.reports.MetricName;
import io.leeway.evaluation.performance.metrics.LabelledRows;
import io.leeway.evaluation.performance.metrics.MetricsCalculator;

/**
 * What batches are held against.
 *
 * @param metrics metric values by name; empty when there is no baseline
 * @param classes the labels that the reference has; empty for a regression, or when it has no labels
 * @param chunks the metrics chunk by chunk of the reference
 */
public record Baseline(Map<MetricName, Double> metrics, Set<String> classes, ChunkMetrics chunks) {

    private static final int MOST_CLASSES = 5_000;

    /** Copies the metrics and classes. */
    public Baseline {
        metrics = Map.copyOf(metrics);
        classes = Set.copyOf(classes);
    }

    /** Of rows whose order says nothing. */
    public Baseline(Map<MetricName, Double> metrics, Set<String> classes) {
        this(metrics, classes, ChunkMetrics.none());
    }

    /** A baseline whose metrics go by their words, as definitions and stored documents have them. */
    public static Baseline of(Map<String, Double> metrics, Set<String> classes) {
        Map<MetricName, Double> named = new HashMap<>();
        metrics.forEach((word, value) -> named.put(MetricName.of(word), value));
        return new Baseline(named, classes);
    }

    /** What the reference's own predictions and labels are worth. */
    public static Baseline measured(ModelDefinition definition, ReferenceRows reference) {
        return new Baseline(
                MetricsCalculator.values(definition, reference.rows()),
                classes(reference.rows()),
                ChunkMeasurement.of(definition, reference));
    }

    /** The same with what is known of its chunks. */
    public Baseline with(ChunkMetrics found) {
        return new Baseline(metrics, classes, found);
    }

    /** This baseline, unless the definition gives one; how its chunks vary about another one says nothing of that. */
    public Baseline orGiven(ModelDefinition definition) {
        return definition.performance().baseline().equals(PerformanceSettings.GIVEN)
                ? of(definition.performance().metrics(), classes).with(givenChunks())
                : this;
    }

    private ChunkMetrics givenChunks() {
        boolean timed = chunks.lack() != null || !chunks.sizes().isEmpty();
        return timed
                ? ChunkMetrics.lacking("the baseline is given in the definition, and not the reference's own")
                : chunks;
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
