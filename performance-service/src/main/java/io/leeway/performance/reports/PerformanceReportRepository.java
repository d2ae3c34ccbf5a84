package io.leeway.performance.reports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.reports.MetricResult;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.change.MetricHistory;
import io.leeway.support.history.Documents;

/** The history of performance: whole reports, and each metric as a small document of its own. */
@ApplicationScoped
public class PerformanceReportRepository {

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> reports;
    private final MongoCollection<Document> metrics;

    PerformanceReportRepository(
            MongoClient client, @ConfigProperty(name = "quarkus.mongodb.database") String database) {
        reports = client.getDatabase(database).getCollection("performance_reports");
        metrics = client.getDatabase(database).getCollection("performance_metrics");
    }

    void createIndexes(@Observes StartupEvent event) {
        reports.createIndex(Indexes.ascending("model", "sequence"));
        metrics.createIndex(Indexes.ascending("model", "metric", "sequence"));
    }

    /** The metrics of the batches before one that were compared with the same reference, oldest first, by name. */
    Map<String, MetricHistory> histories(BatchRef batch, int windows) {
        Map<String, List<MetricHistory.Point>> points = new HashMap<>();
        for (Document point : metrics.find(Filters.and(
                        Filters.eq("model", batch.model()),
                        Filters.eq("reference", batch.reference()),
                        Filters.gte("sequence", batch.sequence() - 2L * windows),
                        Filters.lt("sequence", batch.sequence()),
                        Filters.ne("value", null)))
                .sort(Sorts.ascending("sequence"))) {
            points.computeIfAbsent(point.getString("metric"), name -> new ArrayList<>())
                    .add(new MetricHistory.Point(
                            point.get("sequence", Number.class).longValue(),
                            point.get("value", Number.class).doubleValue(),
                            point.getBoolean("undrifted", false)));
        }
        Map<String, MetricHistory> histories = new HashMap<>();
        points.forEach((name, values) -> histories.put(name, new MetricHistory(values)));
        return histories;
    }

    /** Returns when the report is durable; a batch has one report, its latest. */
    void store(PerformanceReport report) {
        BatchRef batch = report.batch();
        Instant at = batch.to() == null ? batch.acceptedAt() : batch.to();
        for (MetricResult metric : report.metrics()) {
            String id = batch.subject() + "/" + metric.name();
            metrics.replaceOne(
                    Filters.eq("_id", id),
                    new Document("_id", id)
                            .append("model", batch.model())
                            .append("batch", batch.batch())
                            .append("name", batch.name())
                            .append("sequence", batch.sequence())
                            .append("at", Date.from(at))
                            .append("reference", batch.reference())
                            .append("undrifted", report.verdict() == Verdict.STABLE)
                            .append("metric", metric.name())
                            .append("value", metric.value())
                            .append("lower", metric.lower())
                            .append("upper", metric.upper())
                            .append("baseline", metric.baseline()),
                    UPSERT);
        }
        reports.replaceOne(
                Filters.eq("_id", batch.subject()),
                new Document("_id", batch.subject())
                        .append("model", batch.model())
                        .append("batch", batch.batch())
                        .append("sequence", batch.sequence())
                        .append("at", Date.from(batch.acceptedAt()))
                        .append("revision", report.revision())
                        .append("report", Documents.of(report)),
                UPSERT);
    }
}
