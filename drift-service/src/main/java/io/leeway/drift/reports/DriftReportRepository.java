package io.leeway.drift.reports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.WriteModel;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.reports.DriftReport;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.change.MetricHistory;
import io.leeway.support.history.Documents;

/**
 * The history of drift: whole reports, and each statistic as a small document of its own, so that a series can be read
 * without the reports. Storing a report again replaces it.
 */
@ApplicationScoped
public class DriftReportRepository {

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> reports;
    private final MongoCollection<Document> metrics;

    DriftReportRepository(MongoClient client, @ConfigProperty(name = "quarkus.mongodb.database") String database) {
        reports = client.getDatabase(database).getCollection("drift_reports");
        metrics = client.getDatabase(database).getCollection("drift_metrics");
    }

    void createIndexes(@Observes StartupEvent event) {
        reports.createIndex(Indexes.ascending("model", "sequence"));
        metrics.createIndex(Indexes.ascending("model", "feature", "metric", "sequence"));
        metrics.createIndex(Indexes.ascending("model", "reference", "sequence"));
    }

    /** Which statistic of which column. */
    record Series(String column, String metric) {}

    /** The statistics of the windows before a batch that were compared with the same reference, oldest first. */
    Map<Series, MetricHistory> histories(BatchRef batch, int windows) {
        Map<Series, List<MetricHistory.Point>> points = new HashMap<>();
        // A drifted window is left out of the threshold, so more windows are read than it takes.
        long earliest = batch.sequence() - 2L * windows;
        for (Document point : metrics.find(Filters.and(
                        Filters.eq("model", batch.model()),
                        Filters.eq("reference", batch.reference()),
                        Filters.gte("sequence", earliest),
                        Filters.lt("sequence", batch.sequence()),
                        Filters.ne("value", null)))
                .sort(Sorts.ascending("sequence"))) {
            points.computeIfAbsent(
                            new Series(point.getString("feature"), point.getString("metric")),
                            series -> new ArrayList<>())
                    .add(new MetricHistory.Point(
                            point.get("sequence", Number.class).longValue(),
                            point.get("value", Number.class).doubleValue(),
                            point.getBoolean("undrifted", false)));
        }
        Map<Series, MetricHistory> histories = new HashMap<>();
        points.forEach((series, values) -> histories.put(series, new MetricHistory(values)));
        return histories;
    }

    /** Returns when the report is durable; one of an earlier revision than the stored one changes nothing. */
    public void store(DriftReport report) {
        BatchRef batch = report.batch();
        Document stored = reports.find(Filters.eq("_id", batch.subject())).first();
        if (stored != null && stored.getInteger("revision") > report.revision()) {
            return;
        }
        List<WriteModel<Document>> points = new ArrayList<>();
        Stream.concat(report.features().stream(), report.predictions().stream())
                .forEach(column -> addPoints(points, batch, column.column(), column.verdict(), column.statistics()));
        report.vectors()
                .forEach(vector ->
                        addPoints(points, batch, vectors(vector.name()), vector.verdict(), vector.statistics()));
        if (!points.isEmpty()) {
            metrics.bulkWrite(points, new BulkWriteOptions().ordered(false));
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

    /** The name under which the statistics of vectors are kept; no column begins with a parenthesis. */
    static String vectors(String name) {
        return "(" + name + ")";
    }

    private static void addPoints(
            List<WriteModel<Document>> points,
            BatchRef batch,
            String name,
            Verdict verdict,
            List<StatisticResult> statistics) {
        Instant at = batch.to() == null ? batch.acceptedAt() : batch.to();
        for (StatisticResult statistic : statistics) {
            String id = batch.subject() + "/" + name + "/" + statistic.name();
            Document point = new Document("_id", id)
                    .append("model", batch.model())
                    .append("batch", batch.batch())
                    .append("name", batch.name())
                    .append("sequence", batch.sequence())
                    .append("at", Date.from(at))
                    .append("reference", batch.reference())
                    .append("undrifted", verdict == Verdict.STABLE)
                    .append("feature", name)
                    .append("metric", statistic.name())
                    .append("value", statistic.value())
                    .append("pValue", statistic.pValue())
                    .append("threshold", statistic.threshold());
            points.add(new ReplaceOneModel<>(Filters.eq("_id", id), point, UPSERT));
        }
    }
}
