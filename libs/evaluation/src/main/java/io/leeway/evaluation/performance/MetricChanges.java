package io.leeway.evaluation.performance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.DynamicThresholdSettings;
import io.leeway.contracts.reports.ChangeFinding;
import io.leeway.contracts.reports.DynamicThresholdResult;
import io.leeway.contracts.reports.MetricName;
import io.leeway.contracts.reports.MetricResult;
import io.leeway.evaluation.change.ChangeDetection;
import io.leeway.evaluation.change.ChangeLevel;
import io.leeway.evaluation.change.Histories;
import io.leeway.evaluation.change.MetricHistory;
import io.leeway.statistics.threshold.Polarity;

/**
 * Holds a batch's metrics against those of the batches before it. Every metric has a dynamic threshold on its bad side;
 * those that performance is judged by become findings, a sudden change only where the rows of the batch are enough to tell
 * its metric from what it was: a dozen metrics, each with a limit of its own from a few batches, would alarm by chance. Where
 * the reference has chunks in the order of time, a change is told of a metric only that is beyond what they differ by.
 */
final class MetricChanges {

    private final ChangeDetection detection;
    private final Histories<MetricName> histories;
    private final double widening;
    private final Optional<MetricNull> chunks;

    /**
     * For one batch.
     *
     * @param widening how many times wider than a metric's interval chance is taken to reach
     * @param chunks what the chunks of the reference say; empty where they say nothing
     */
    MetricChanges(
            DynamicThresholdSettings settings,
            Histories<MetricName> histories,
            double widening,
            Optional<MetricNull> chunks) {
        this.chunks = chunks;
        this.widening = widening;
        this.detection = new ChangeDetection(settings);
        this.histories = histories;
    }

    /** The results with what their history says, and what changed. */
    record Compared(List<MetricResult> results, List<ChangeFinding> changes) {}

    Compared compare(List<MetricResult> metrics) {
        List<MetricResult> results = new ArrayList<>();
        List<ChangeFinding> changes = new ArrayList<>();
        for (MetricResult metric : metrics) {
            Double value = metric.value();
            if (value == null) {
                results.add(metric);
                continue;
            }
            Polarity polarity = metric.higherIsBetter() ? Polarity.LOW_IS_BAD : Polarity.HIGH_IS_BAD;
            MetricHistory history = histories.of(metric.name());
            DynamicThresholdResult sudden = detection.sudden(value, history, polarity);
            results.add(metric.with(sudden));
            if (metric.allowedDrop() != null
                    && chunks.map(known -> known.isBeyond(metric.name(), ChangeLevel.KINDS))
                            .orElse(true)) {
                if (isBeyondChance(metric, value, sudden.mean())) {
                    detection
                            .suddenFinding(null, metric.name().word(), value, sudden)
                            .ifPresent(changes::add);
                }
                detection
                        .gradual(null, metric.name().word(), value, history, polarity)
                        .ifPresent(changes::add);
            }
        }
        return new Compared(results, changes);
    }

    /** Whether the widened interval lies beyond the mean of the history: not known of a metric that has no interval. */
    private boolean isBeyondChance(MetricResult metric, double value, @Nullable Double usual) {
        Double lower = metric.lower();
        Double upper = metric.upper();
        return usual != null
                && lower != null
                && upper != null
                && new JointInterval(metric.higherIsBetter(), value, lower, upper, widening).isWorseThan(usual);
    }
}
