package io.leeway.drift.store;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.reports.DriftReport;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.change.Series;
import io.leeway.support.history.OldPoints;
import io.leeway.support.history.SeriesBuckets;
import io.leeway.support.history.SeriesBuckets.Entry;

/** What is kept of a report in the series of its columns. */
final class DriftPoints {

    private DriftPoints() {}

    /** A point of each column. */
    static List<Entry> of(DriftReport report, SeriesKeys keys) {
        List<Entry> entries = new ArrayList<>();
        Stream.concat(report.features().stream(), report.predictions().stream())
                .forEach(column ->
                        entries.add(entry(report, keys, column.column(), column.verdict(), column.statistics())));
        report.vectors()
                .forEach(vector -> entries.add(
                        entry(report, keys, Series.vectors(vector.name()), vector.verdict(), vector.statistics())));
        return entries;
    }

    /** The part of a point that was stored as a document of its own, a statistic each. */
    static Entry ofMetric(Document metric) {
        // Whether it had not drifted is all that was kept of the verdict.
        Verdict verdict = metric.getBoolean("undrifted", false) ? Verdict.STABLE : null;
        return OldPoints.entry(
                metric,
                metric.getString("feature"),
                values(
                        metric.getString("reference"),
                        metric.getString("key"),
                        verdict,
                        List.of(statistic(
                                metric.getString("metric"),
                                metric.get("value"),
                                metric.get("pValue"),
                                metric.get("threshold")))));
    }

    private static Entry entry(
            DriftReport report, SeriesKeys keys, String column, Verdict verdict, List<StatisticResult> statistics) {
        BatchRef batch = report.batch();
        List<Document> all = statistics.stream()
                .map(statistic -> statistic(
                        statistic.name().word(), statistic.value(), statistic.pValue(), statistic.threshold()))
                .toList();
        return Entry.of(batch, column, report.revision(), values(batch.reference(), keys.of(column), verdict, all));
    }

    private static Document values(
            @Nullable String reference, @Nullable String key, @Nullable Verdict verdict, List<Document> statistics) {
        Document values = new Document();
        put(values, SeriesBuckets.REFERENCE, reference);
        put(values, "key", key);
        put(values, "verdict", verdict == null ? null : verdict.name());
        return values.append("statistics", statistics);
    }

    private static Document statistic(
            String name, @Nullable Object value, @Nullable Object pValue, @Nullable Object threshold) {
        Document statistic = new Document("name", name);
        put(statistic, "value", value);
        put(statistic, "pValue", pValue);
        put(statistic, "threshold", threshold);
        return statistic;
    }

    private static void put(Document document, String name, @Nullable Object value) {
        if (value != null) {
            document.append(name, value);
        }
    }
}
