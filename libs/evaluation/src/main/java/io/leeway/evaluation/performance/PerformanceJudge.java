package io.leeway.evaluation.performance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.PerformanceSettings;
import io.leeway.contracts.model.Task;
import io.leeway.contracts.reports.MetricName;
import io.leeway.contracts.reports.MetricResult;
import io.leeway.contracts.reports.MetricResultBuilder;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.contracts.reports.PerformanceReportBuilder;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.change.ChangeLevel;
import io.leeway.evaluation.performance.metrics.LabelledData;
import io.leeway.evaluation.performance.metrics.Metric;
import io.leeway.evaluation.performance.metrics.MetricsCalculator;
import io.leeway.statistics.interval.JointConfidence;

/**
 * Decides whether performance dropped: a judged metric is worse than its baseline by more than is allowed, and its whole
 * confidence interval lies on the bad side, so that a few unlucky labels raise no alarm. Where the reference has chunks in the
 * order of time, it is also worse than they explain, because rows depend on each other ({@link MetricNull}).
 */
public final class PerformanceJudge {

    private PerformanceJudge() {}

    /**
     * The report of a batch or window.
     *
     * @param evaluatedAt when it is made
     * @param revision grows with every arrival of labels
     */
    public static PerformanceReport judge(PerformanceCase of, Instant evaluatedAt, int revision) {
        long labelled = of.labelled();
        ModelDefinition definition = of.definition();
        BatchRef batch = of.batch();
        LabelledData rows = of.rows();
        Baseline baseline = of.baseline();
        // By sequence, not by a generated id: the same data give the same intervals in every run.
        long seed = batch.model().hashCode() * 31L + batch.sequence();
        Optional<String> unknownClasses = UnknownClasses.hindrance(rows, baseline.classes());
        List<Metric> metrics = MetricsCalculator.compute(definition, rows, seed).stream()
                .map(metric -> unknownClasses.isEmpty() ? metric : metric.unknown(UnknownClasses.NONE_KNOWN))
                .toList();
        PerformanceSettings settings = definition.performance();
        long judged = judged(metrics, baseline, settings);
        double widening = JointConfidence.widening(judged, Metric.CONFIDENCE);
        Optional<MetricNull> chunks = MetricNull.of(definition, baseline, metrics, rows.count());
        List<MetricResult> results = new ArrayList<>();
        for (Metric metric : metrics) {
            MetricResult result = judge(
                    metric, baseline.metrics().get(metric.name()), Allowances.of(metric.name(), settings), widening);
            results.add(chunks.map(known -> known.restrict(result)).orElse(result));
        }
        String lack = lack(labelled, settings.minimumRows(), baseline.metrics());
        if (lack == null) {
            lack = unknownClasses
                    .or(() -> MetricsCalculator.hindrance(rows, metrics))
                    .orElse(null);
        }
        MetricChanges.Compared compared = lack == null
                ? changes(of, judged, chunks).compare(results)
                : new MetricChanges.Compared(results, List.of());
        List<MetricResult> dropped =
                results.stream().filter(MetricResult::exceeded).toList();
        Verdict verdict =
                lack != null ? Verdict.INSUFFICIENT_DATA : dropped.isEmpty() ? Verdict.STABLE : Verdict.DRIFTED;
        return PerformanceReportBuilder.builder()
                .batch(batch)
                .verdict(verdict)
                .reason(
                        lack != null
                                ? lack
                                : dropped.isEmpty() ? null : explanation(dropped.getFirst(), baseline.chunks()))
                .labelledRows(labelled)
                .coverage(batch.rows() == 0 ? 0 : (double) labelled / batch.rows())
                .primaryMetric(MetricsCalculator.primary(definition.task()))
                .metrics(compared.results())
                .drop(lack != null ? null : largestDrop(results))
                .changes(compared.changes())
                .unknownClasses(UnknownClasses.of(rows, baseline.classes()))
                .evaluatedAt(evaluatedAt)
                .revision(revision)
                .build();
    }

    /** The first report of a batch or window none of whose rows is here. */
    public static PerformanceReport withoutRows(BatchRef batch, Task task, String reason, Instant evaluatedAt) {
        return PerformanceReportBuilder.builder()
                .batch(batch)
                .verdict(Verdict.INSUFFICIENT_DATA)
                .reason(reason)
                .primaryMetric(MetricsCalculator.primary(task))
                .metrics(List.of())
                .changes(List.of())
                .unknownClasses(Map.of())
                .evaluatedAt(evaluatedAt)
                .revision(1)
                .build();
    }

    /**
     * The metrics that are judged: an interval has to be so much wider than at 99 % that all of them together alarm by chance
     * as seldom as one would.
     */
    private static long judged(List<Metric> metrics, Baseline baseline, PerformanceSettings settings) {
        return metrics.stream()
                .filter(metric -> Allowances.of(metric.name(), settings) != null)
                .filter(metric -> metric.lower() != null && baseline.metrics().containsKey(metric.name()))
                .count();
    }

    private static MetricChanges changes(PerformanceCase of, long judged, Optional<MetricNull> chunks) {
        return new MetricChanges(
                of.definition().drift().dynamic(),
                of.histories(),
                JointConfidence.widening(ChangeLevel.KINDS * judged, Metric.CONFIDENCE),
                chunks);
    }

    /** @param widening how many times wider than the metric's interval chance is taken to reach */
    static MetricResult judge(Metric metric, @Nullable Double baseline, @Nullable Double allowed, double widening) {
        Double drop = drop(metric, baseline);
        boolean exceeded =
                allowed != null && drop != null && drop > allowed && isBeyondChance(metric, baseline, widening);
        return MetricResultBuilder.builder()
                .name(metric.name())
                .higherIsBetter(metric.higherIsBetter())
                .value(metric.value())
                .lower(metric.lower())
                .upper(metric.upper())
                .baseline(baseline)
                .drop(drop)
                .allowedDrop(allowed)
                .exceeded(exceeded)
                .remark(metric.remark())
                .build();
    }

    /** How much worse than the baseline: absolute for scores, relative for errors; an improvement is no drop. */
    private static @Nullable Double drop(Metric metric, @Nullable Double baseline) {
        if (metric.value() == null || baseline == null) {
            return null;
        }
        if (metric.higherIsBetter()) {
            return Math.max(0, baseline - metric.value());
        }
        double increase = metric.value() - baseline;
        if (increase <= 0) {
            return 0.0;
        }
        // An error that was nil has no relative increase; any error at all is then a whole one.
        return baseline == 0 ? 1.0 : Math.min(Double.MAX_VALUE, increase / baseline);
    }

    private static boolean isBeyondChance(Metric metric, @Nullable Double baseline, double widening) {
        Double value = metric.value();
        if (value == null || metric.lower() == null || metric.upper() == null || baseline == null) {
            return false;
        }
        return new JointInterval(metric.higherIsBetter(), value, metric.lower(), metric.upper(), widening)
                .isWorseThan(baseline);
    }

    private static @Nullable String lack(long labelled, int minimum, Map<MetricName, Double> baseline) {
        long needed = Math.max(1, minimum);
        if (labelled < needed) {
            return labelled + " rows have a label, " + needed + " are needed";
        }
        return baseline.isEmpty() ? "the reference has no labels, and no baseline is given" : null;
    }

    private static @Nullable Double largestDrop(List<MetricResult> results) {
        return results.stream()
                .filter(result -> result.allowedDrop() != null && result.drop() != null)
                .map(result ->
                        ratio(Objects.requireNonNull(result.drop()), Objects.requireNonNull(result.allowedDrop())))
                .max(Double::compare)
                .orElse(null);
    }

    private static double ratio(double drop, double allowed) {
        return allowed > 0 ? Math.min(Double.MAX_VALUE, drop / allowed) : drop > 0 ? Double.MAX_VALUE : 0;
    }

    private static String explanation(MetricResult result, ChunkMetrics chunks) {
        String beside = chunks.lack() == null ? result.remark() : "rows taken as independent, because " + chunks.lack();
        return String.format(
                Locale.ROOT,
                "%s is %.3f (99 %% interval %.3f to %.3f), the baseline %.3f%s",
                result.name(),
                result.value(),
                result.lower(),
                result.upper(),
                result.baseline(),
                beside == null ? "" : "; " + beside);
    }
}
