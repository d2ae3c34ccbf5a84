package io.leeway.risk.history;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.Task;
import io.leeway.contracts.reports.BatchSummary;
import io.leeway.contracts.reports.ColumnDrift;
import io.leeway.contracts.reports.DriftReport;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.contracts.reports.RiskAssessment;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.contracts.reports.Verdict;

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

    /** Everything about a batch; a report is absent until it has come. */
    record BatchView(
            BatchSummary summary,
            RiskAssessment assessment,
            @Nullable DriftReport drift,
            @Nullable PerformanceReport performance) {}

    /** A metric over time, oldest first. */
    record Series(String metric, @Nullable String feature, List<SeriesPoint> points) {}

    /** A feature in the latest batch and in those before it, oldest first. */
    record FeatureView(
            String feature, FeatureType type, @Nullable ColumnDrift latest, List<FeatureAtBatch> history) {}

    /** A feature in one batch. */
    record FeatureAtBatch(
            String batch, String name, long sequence, Instant at, Verdict verdict, List<StatisticResult> statistics) {}
}
