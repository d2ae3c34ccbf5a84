package io.leeway.contracts.reports;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.BatchRef;

/**
 * How well a batch's predictions meet the labels that have come so far.
 *
 * @param batch the batch
 * @param verdict drifted when a judged metric dropped; insufficient data with fewer labels than the minimum
 * @param reason why there is no verdict, or in a sentence what dropped
 * @param labelledRows rows whose label has come
 * @param coverage {@code labelledRows} over the batch's rows, 0 to 1
 * @param primaryMetric the metric that speaks for the rest: {@code f1} or {@code accuracy}, {@code rmse} for regression
 * @param metrics every metric
 * @param drop the largest drop of a judged metric over its allowed drop (1 = exactly at the limit); absent when unknown
 * @param changes what changed over time
 * @param unknownClasses labels that the reference does not have, each with its rows: those count as the negative class of a
 *     binary model and as a class of their own otherwise
 * @param evaluatedAt when it was computed
 * @param revision grows with every arrival of labels
 */
@RecordBuilder
public record PerformanceReport(
        BatchRef batch,
        Verdict verdict,
        @Nullable String reason,
        long labelledRows,
        double coverage,
        MetricName primaryMetric,
        List<MetricResult> metrics,
        @Nullable Double drop,
        List<ChangeFinding> changes,
        Map<String, Long> unknownClasses,
        Instant evaluatedAt,
        int revision) {

    public PerformanceReport {
        Objects.requireNonNull(batch, "batch");
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(primaryMetric, "primaryMetric");
        Objects.requireNonNull(metrics, "metrics");
        Objects.requireNonNull(evaluatedAt, "evaluatedAt");
        changes = changes == null ? List.of() : List.copyOf(changes);
        unknownClasses = unknownClasses == null ? Map.of() : Map.copyOf(unknownClasses);
    }

    /**
     * The metric that is told of where one is: the primary one, unless it holds and others dropped; then of these the one that
     * did so farthest beyond what it may. Empty where no metric is known.
     */
    public Optional<MetricResult> speaking() {
        Optional<MetricResult> primary = metrics.stream()
                .filter(metric -> metric.name().equals(primaryMetric))
                .findFirst();
        return primary.filter(MetricResult::exceeded)
                .or(() -> metrics.stream()
                        .filter(MetricResult::exceeded)
                        .max(Comparator.comparingDouble(MetricResult::dropOverAllowed)))
                .or(() -> primary);
    }
}
