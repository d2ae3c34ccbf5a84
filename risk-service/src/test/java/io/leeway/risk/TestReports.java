package io.leeway.risk;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import org.bson.Document;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.DriftEvaluated;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.PerformanceEvaluated;
import io.leeway.contracts.reports.DriftReport;
import io.leeway.contracts.reports.MetricName;
import io.leeway.contracts.reports.MetricResult;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.contracts.reports.PerformanceReportBuilder;
import io.leeway.contracts.reports.Unusualness;
import io.leeway.contracts.reports.UnusualnessBuilder;
import io.leeway.contracts.reports.Verdict;
import io.leeway.support.history.Documents;
import io.leeway.support.test.TestModels;

/** Stores reports of a model's batches, as drift- and performance-service do, and makes the events that tell of them. */
final class TestReports {

    static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private final MongoClient mongo;
    private final String model;

    TestReports(MongoClient mongo, String model) {
        this.mongo = mongo;
        this.model = model;
    }

    CloudEvent<DriftEvaluated> drift(String batch, long sequence, boolean labelled) {
        return drift(batch, sequence, labelled, AT);
    }

    /** A window that is unusual and material. */
    CloudEvent<DriftEvaluated> alarm(String batch, long sequence, double level) {
        return told(
                DriftReport.of(ref(batch, sequence, AT), AT)
                        .verdict(Verdict.DRIFTED)
                        .driftShare(1.0)
                        .unusualness(UnusualnessBuilder.builder()
                                .basis(Unusualness.Basis.CHUNKS)
                                .chunks(52)
                                .level(level)
                                .exceeded(true)
                                .columns(List.of("x"))
                                .explanation("")
                                .build())
                        .build(),
                false);
    }

    CloudEvent<DriftEvaluated> drift(String batch, long sequence, boolean labelled, Instant acceptedAt) {
        return told(
                DriftReport.of(ref(batch, sequence, acceptedAt), AT)
                        .verdict(Verdict.STABLE)
                        .driftShare(0.0)
                        .build(),
                labelled);
    }

    private CloudEvent<DriftEvaluated> told(DriftReport report, boolean labelled) {
        store("drift_reports", report.batch(), 1, report);
        return CloudEvent.of(
                "test",
                EventType.DRIFT_EVALUATED,
                report.batch().subject(),
                1,
                AT,
                new DriftEvaluated(report, labelled, 1, TestModels.regressor(model)));
    }

    CloudEvent<PerformanceEvaluated> performance(String batch, long sequence) {
        PerformanceReport report = PerformanceReportBuilder.builder()
                .batch(ref(batch, sequence, AT))
                .verdict(Verdict.STABLE)
                .labelledRows(100)
                .coverage(1)
                .primaryMetric(MetricName.RMSE)
                .metrics(List.of(
                        new MetricResult(MetricName.RMSE, false, 1.0, 0.9, 1.1, 1.0, 0.0, 0.05, false, null, null)))
                .drop(0.0)
                .changes(List.of())
                .unknownClasses(Map.of())
                .evaluatedAt(AT)
                .revision(1)
                .build();
        store("performance_reports", report.batch(), 1, report);
        return CloudEvent.of(
                "test",
                EventType.PERFORMANCE_EVALUATED,
                report.batch().subject(),
                1,
                AT,
                new PerformanceEvaluated(report, 1, TestModels.regressor(model)));
    }

    private void store(String name, BatchRef batch, int revision, Object report) {
        MongoCollection<Document> collection = mongo.getDatabase("leeway").getCollection(name);
        collection.insertOne(new Document("_id", batch.subject())
                .append("model", batch.model())
                .append("batch", batch.batch())
                .append("sequence", batch.sequence())
                .append("at", Date.from(batch.acceptedAt()))
                .append("storedAt", new Date())
                .append("revision", revision)
                .append("report", Documents.of(report)));
    }

    private BatchRef ref(String batch, long sequence, Instant acceptedAt) {
        return new BatchRef(model, batch, batch, sequence, "r", 100, 0, acceptedAt, null, null);
    }
}
