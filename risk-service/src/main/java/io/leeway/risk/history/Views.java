package io.leeway.risk.history;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.Task;
import io.leeway.contracts.reports.BatchSummary;
import io.leeway.contracts.reports.ColumnDrift;
import io.leeway.contracts.reports.DriftReport;
import io.leeway.contracts.reports.MetricName;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.contracts.reports.RiskAssessment;

/** What the read API answers. */
final class Views {

    private Views() {}

    /** A model as one line of a list; {@code last} is absent until a batch was judged, {@code recentScores} has the oldest first. */
    record ModelLine(
            String model,
            Task task,
            int version,
            int features,
            long batches,
            @Nullable BatchSummary last,
            List<Double> recentScores) {}

    /** A model with its definition. */
    record ModelView(
            String model,
            int version,
            ModelDefinition definition,
            long batches,
            @Nullable BatchSummary last) {}

    /** A page of batches, newest first, of so many in all. */
    record BatchPage(long total, List<BatchSummary> items) {}

    /**
     * Everything about a batch; a report is absent until it has come.
     *
     * @param speaks the metric that is told of where one is; absent where none is known
     */
    record BatchView(
            BatchSummary summary,
            RiskAssessment assessment,
            @Nullable DriftReport drift,
            @Nullable PerformanceReport performance,
            @Nullable MetricName speaks) {}

    /**
     * A model's windows over time.
     *
     * @param total how many there are in the range; more than {@code items} where only those with the lowest, the highest and
     *     the last risk of each stretch of time are shown, and those with which something changed
     * @param items oldest first
     * @param changes what the windows were compared with, or judged by, that was another before; oldest first
     */
    record WindowsView(long total, List<WindowItem> items, List<WindowChange> changes) {}

    /**
     * A window among others.
     *
     * @param parts how large each known part of its risk is, 0 to 1, by the part's name
     * @param labelCoverage the share of its rows whose labels have come, 0 to 1; absent where none have
     */
    record WindowItem(
            BatchSummary window,
            Map<String, Double> parts,
            @Nullable Double labelCoverage) {}

    /**
     * A metric over time.
     *
     * @param total how many windows have a point in the range; more than there are points where only the lowest, the highest
     *     and the last of each stretch of time are shown
     * @param points oldest first
     */
    record Series(String metric, @Nullable String feature, long total, List<SeriesPoint> points) {}

    /**
     * A feature over time.
     *
     * @param latest in the latest batch; absent until one was compared
     * @param total how many windows have it in the range; more than the history has where only the lowest, the highest and the
     *     last of each stretch of time are shown, by the first statistic
     * @param history oldest first
     */
    record FeatureView(
            String feature, FeatureType type, @Nullable ColumnDrift latest, long total, List<FeaturePoint> history) {}
}
