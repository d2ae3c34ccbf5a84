package io.leeway.risk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import org.bson.Document;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.reports.BatchSummary;
import io.leeway.contracts.reports.FeatureShift;
import io.leeway.contracts.reports.MetricName;
import io.leeway.contracts.reports.MetricResult;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.contracts.reports.PerformanceReportBuilder;
import io.leeway.contracts.reports.RiskAssessment;
import io.leeway.contracts.reports.RiskAssessmentBuilder;
import io.leeway.contracts.reports.RiskPart;
import io.leeway.contracts.reports.RiskPartName;
import io.leeway.contracts.reports.Verdict;
import io.leeway.risk.assessment.AssessmentRepository;
import io.leeway.risk.assessment.Summaries;
import io.leeway.risk.models.ModelRepository;
import io.leeway.risk.overview.SummaryRepository;
import io.leeway.risk.series.AssessedWindow;
import io.leeway.risk.series.SeriesRepository;
import io.leeway.support.history.SeriesBuckets;
import io.leeway.support.test.TestModels;

/**
 * A long history of many models: one is written window by window, as the services write it, and the others are copies of its
 * documents under their own names.
 */
final class HistoryLoad {

    static final int FEATURES = 19;
    static final List<MetricName> METRICS =
            List.of(MetricName.F1, MetricName.ACCURACY, MetricName.PRECISION, MetricName.RECALL, MetricName.ROC_AUC);

    private static final Instant BEGIN = Instant.parse("2024-01-01T00:00:00Z");
    private static final int COPIED_AT_ONCE = 200;
    private static final Map<String, String> COPIED = Map.of(
            "models", "_id",
            "assessments", "model",
            "risk_series", "model",
            "series_directories", "_id",
            "model_recent_windows", "_id",
            "model_summaries", "_id",
            "drift_series", "model",
            "performance_series", "model");

    private final MongoDatabase database;
    private final ModelRepository models;
    private final AssessmentRepository assessments;
    private final SeriesRepository series;
    private final SummaryRepository summaries;
    private final SeriesBuckets drift;
    private final SeriesBuckets performance;
    private final Random random = new Random(16);

    HistoryLoad(
            MongoClient mongo,
            ModelRepository models,
            AssessmentRepository assessments,
            SeriesRepository series,
            SummaryRepository summaries) {
        database = mongo.getDatabase("leeway");
        this.models = models;
        this.assessments = assessments;
        this.series = series;
        this.summaries = summaries;
        drift = new SeriesBuckets(database.getCollection("drift_series"));
        performance = new SeriesBuckets(database.getCollection("performance_series"));
    }

    void define(String model) {
        Map<String, FeatureType> features = new java.util.LinkedHashMap<>();
        columns().forEach(column -> features.put(column, FeatureType.NUMERIC));
        models.store(
                1,
                ModelDefinitionBuilder.builder(TestModels.regressor(model))
                        .features(features)
                        .build());
        summaries.defined(model);
    }

    /** What the services read and write of one window besides its rows and reports; returns how long it took. */
    Duration window(String model, long sequence) {
        BatchRef batch = batch(model, sequence);
        PerformanceReport measured = measured(batch);
        RiskAssessment assessment = assessment(batch);
        BatchSummary summary = Summaries.of(assessment, Optional.empty(), Optional.of(measured));
        List<SeriesBuckets.Entry> statistics = statistics(batch);
        List<SeriesBuckets.Entry> metrics = metrics(measured);
        long begin = System.nanoTime();
        drift.before(batch, columns(), sequence - 60);
        drift.put(statistics);
        performance.before(batch, METRICS.stream().map(MetricName::word).toList(), sequence - 60);
        performance.put(metrics);
        series.before(model, sequence, 1);
        assessments.store(assessment, summary);
        List<AssessedWindow> windows = List.of(new AssessedWindow(assessment, summary, Optional.of(measured)));
        series.assessed(windows);
        summaries.assessed(windows);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Gives other models the history of one. */
    void copy(String template, List<String> names) {
        COPIED.forEach((collection, field) -> {
            List<Document> found = database.getCollection(collection)
                    .find(Filters.eq(field, template))
                    .into(new ArrayList<>());
            List<Document> copies = new ArrayList<>();
            for (String name : names) {
                for (Document document : found) {
                    copies.add(renamed(document, template, name));
                    if (copies.size() == COPIED_AT_ONCE) {
                        database.getCollection(collection).insertMany(copies);
                        copies.clear();
                    }
                }
            }
            if (!copies.isEmpty()) {
                database.getCollection(collection).insertMany(copies);
            }
        });
    }

    static List<String> columns() {
        return IntStream.range(0, FEATURES).mapToObj(i -> "feature-" + i).toList();
    }

    private static Document renamed(Document document, String template, String name) {
        Document copy = new Document(document);
        copy.replaceAll((field, value) -> switch (value) {
            case String text
            when field.equals("_id") || field.equals("model") -> name + text.substring(template.length());
            case String text -> text.replace('"' + template + '"', '"' + name + '"');
            case Document inner
            when field.equals("assessment") ->
                new Document(inner)
                        .append("batch", new Document(inner.get("batch", Document.class)).append("model", name));
            case Document inner when field.equals("summary") -> new Document(inner).append("model", name);
            default -> value;
        });
        return copy;
    }

    private static BatchRef batch(String model, long sequence) {
        Instant at = BEGIN.plus(Duration.ofDays(sequence));
        return new BatchRef(
                model,
                "time-" + at + "-0123abcd-4567cdef",
                at + " to " + at.plus(Duration.ofDays(1)),
                sequence,
                "3f0d8a54-6a58-4f0e-9a4b-3f0d8a546a58",
                5_000,
                3,
                at,
                at,
                at.plus(Duration.ofDays(1)));
    }

    private List<SeriesBuckets.Entry> statistics(BatchRef batch) {
        return columns().stream()
                .map(column -> entry(
                        batch,
                        column,
                        new Document("reference", batch.reference())
                                .append("key", "0123456789abcdef")
                                .append("verdict", "STABLE")
                                .append(
                                        "statistics",
                                        List.of(
                                                statistic("ks", 0.05),
                                                statistic("wasserstein", 0.1),
                                                statistic("psi", 0.2)))))
                .toList();
    }

    private Document statistic(String name, double threshold) {
        return new Document("name", name)
                .append("value", random.nextDouble())
                .append("pValue", random.nextDouble())
                .append("threshold", threshold);
    }

    private static List<SeriesBuckets.Entry> metrics(PerformanceReport report) {
        return report.metrics().stream()
                .map(metric -> entry(
                        report.batch(),
                        metric.name().word(),
                        new Document("reference", report.batch().reference())
                                .append("key", "0123456789abcdef")
                                .append("undrifted", true)
                                .append("value", metric.value())
                                .append("lower", metric.lower())
                                .append("upper", metric.upper())
                                .append("baseline", metric.baseline())))
                .toList();
    }

    private static SeriesBuckets.Entry entry(BatchRef batch, String of, Document values) {
        return SeriesBuckets.Entry.of(batch, of, 1, values);
    }

    private PerformanceReport measured(BatchRef batch) {
        return PerformanceReportBuilder.builder()
                .batch(batch)
                .verdict(Verdict.STABLE)
                .labelledRows(3_100)
                .coverage(0.62)
                .primaryMetric(MetricName.F1)
                .metrics(METRICS.stream().map(this::metric).toList())
                .drop(0.2)
                .changes(List.of())
                .unknownClasses(Map.of())
                .evaluatedAt(batch.end())
                .revision(1)
                .build();
    }

    private MetricResult metric(MetricName name) {
        double value = 0.7 + random.nextDouble() / 10;
        return new MetricResult(
                name, true, value, value - 0.02, value + 0.02, 0.8, 0.8 - value, 0.05, false, null, null);
    }

    private RiskAssessment assessment(BatchRef batch) {
        double score = Math.round(random.nextDouble() * 1_000) / 10.0;
        return RiskAssessmentBuilder.builder()
                .batch(batch)
                .score(score)
                .level(score >= 70 ? RiskLevel.CRITICAL : score >= 40 ? RiskLevel.WARNING : RiskLevel.OK)
                .parts(IntStream.range(0, 4)
                        .mapToObj(i -> new RiskPart(
                                RiskPartName.values()[i],
                                0.25,
                                0.25,
                                random.nextDouble(),
                                List.of("a reason that says in a sentence what made it so")))
                        .toList())
                .driftedFeatures(columns().subList(0, 3))
                .driftShare(3.0 / FEATURES)
                .performanceDrops(List.of())
                .qualityFindings(List.of())
                .changes(List.of())
                .assessedAt(batch.end())
                .revision(2)
                .driftRevision(1)
                .outOfRange(List.of())
                .shifts(columns().subList(0, 3).stream()
                        .map(column -> new FeatureShift(column, 1.0, 13.0, 4.0, null, null, null))
                        .toList())
                .build();
    }
}
