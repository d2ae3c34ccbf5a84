package io.leeway.drift.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.reports.AdoptedWindows;
import io.leeway.contracts.reports.DriftReport;
import io.leeway.contracts.reports.StatisticName;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.change.Histories;
import io.leeway.evaluation.change.MetricHistory;
import io.leeway.evaluation.change.Series;
import io.leeway.support.history.Documents;
import io.leeway.support.history.ModelDocuments;
import io.leeway.support.history.OldDocuments;
import io.leeway.support.history.Revisions;
import io.leeway.support.start.Preparations;

/**
 * The history of drift: whole reports, and each statistic as a small document of its own, so that a series can be read
 * without the reports. What the first report of a revision says stays; a later revision replaces it.
 */
@ApplicationScoped
public class DriftReportRepository {

    private final MongoCollection<Document> reports;
    private final MongoCollection<Document> metrics;

    DriftReportRepository(MongoClient client, @ConfigProperty(name = "quarkus.mongodb.database") String database) {
        reports = client.getDatabase(database).getCollection("drift_reports");
        metrics = client.getDatabase(database).getCollection("drift_metrics");
    }

    void createIndexes(@Observes StartupEvent event, Preparations preparations) {
        preparations.whenThere("MongoDB", this::createIndexes);
    }

    private void createIndexes() {
        reports.createIndex(Indexes.ascending("model", "sequence"));
        reports.createIndex(Indexes.ascending("storedAt"));
        metrics.createIndex(Indexes.ascending("model", "feature", "metric", "sequence"));
        metrics.createIndex(Indexes.ascending("model", "reference", "sequence"));
    }

    /**
     * The statistics of the windows before a batch that were compared with the same reference, oldest first. Of a column that
     * is read or compared in another way by now, only those since then.
     *
     * @param adoptedKey tells apart what was adopted into the reference; empty for nothing
     */
    public Histories<Series> histories(BatchRef batch, ModelDefinition definition, String adoptedKey) {
        Histories<Series> histories = new Histories<>();
        SeriesKeys keys = new SeriesKeys(definition, adoptedKey);
        int windows = definition.drift().dynamic().window();
        // A drifted window is left out of the threshold, so more windows are read than it takes.
        long earliest = batch.sequence() - 2L * windows;
        for (Document point : metrics.find(Filters.and(
                        Filters.eq("model", batch.model()),
                        Filters.eq("reference", batch.reference()),
                        Filters.gte("sequence", earliest),
                        Filters.lt("sequence", batch.sequence()),
                        Filters.ne("value", null)))
                .sort(Sorts.ascending("sequence"))) {
            String column = point.getString("feature");
            String key = point.getString("key");
            // One that was stored before there were keys is taken to be of the definition as it is, and of nothing
            // adopted.
            if (!keys.of(column).equals(key == null ? keys.ofUnnoted(column) : key)) {
                continue;
            }
            histories.add(
                    new Series(column, StatisticName.of(point.getString("metric"))),
                    new MetricHistory.Point(
                            point.get("sequence", Number.class).longValue(),
                            point.get("value", Number.class).doubleValue(),
                            point.getBoolean("undrifted", false)));
        }
        return histories;
    }

    /** The report that is stored of a batch or window. */
    public Optional<DriftReport> find(BatchRef batch) {
        return Optional.ofNullable(
                        reports.find(Filters.eq("_id", batch.subject())).first())
                .map(document -> Documents.read(document.get("report", Document.class), DriftReport.class));
    }

    /**
     * Stores a report unless the same revision, or a later one, is there; returns when it is durable.
     *
     * @param definition by which it was made
     * @return the report as it is stored and to be told; empty where it is not this one that is stored
     */
    public Optional<DriftReport> store(DriftReport report, ModelDefinition definition) {
        BatchRef batch = report.batch();
        DriftReport bounded = ReportSize.bounded(report);
        if (!Revisions.store(
                reports,
                new Document("_id", batch.subject())
                        .append("model", batch.model())
                        .append("batch", batch.batch())
                        .append("sequence", batch.sequence())
                        .append("at", Date.from(batch.acceptedAt()))
                        .append("storedAt", Date.from(Instant.now()))
                        .append("revision", report.revision())
                        .append("report", Documents.of(bounded)))) {
            return Optional.empty();
        }
        storeMetrics(report, definition);
        return Optional.of(bounded);
    }

    /** Stores each statistic of a report that is stored, where no later one is; again does no harm. */
    public void storeMetrics(DriftReport report, ModelDefinition definition) {
        List<Document> points = new ArrayList<>();
        AdoptedWindows adopted = report.adopted();
        SeriesKeys keys = new SeriesKeys(definition, adopted == null ? "" : adopted.key());
        Stream.concat(report.features().stream(), report.predictions().stream())
                .forEach(column ->
                        addPoints(points, report, keys, column.column(), column.verdict(), column.statistics()));
        report.vectors()
                .forEach(vector -> addPoints(
                        points, report, keys, Series.vectors(vector.name()), vector.verdict(), vector.statistics()));
        Revisions.storeAll(metrics, points);
    }

    /** Deletes the reports that were stored before then, and their statistics; returns how many reports. */
    public long deleteStoredBefore(Instant moment) {
        return OldDocuments.delete(
                reports,
                OldDocuments.storedBefore(moment),
                report -> {
                    // By the reference as well, for the sake of the index.
                    String reference = report.get("report", Document.class)
                            .get("batch", Document.class)
                            .getString("reference");
                    metrics.deleteMany(Filters.and(
                            Filters.eq("model", report.getString("model")),
                            Filters.eq("reference", reference),
                            Filters.eq("sequence", report.get("sequence")),
                            Filters.eq("batch", report.getString("batch"))));
                },
                "model",
                "batch",
                "sequence",
                "report.batch.reference");
    }

    /** Deletes what is stored for a model. */
    public void forget(String model) {
        ModelDocuments.delete(reports, model);
        ModelDocuments.delete(metrics, model);
    }

    private static void addPoints(
            List<Document> points,
            DriftReport report,
            SeriesKeys keys,
            String name,
            Verdict verdict,
            List<StatisticResult> statistics) {
        BatchRef batch = report.batch();
        Instant at = batch.end();
        for (StatisticResult statistic : statistics) {
            String id = batch.subject() + "/" + name + "/" + statistic.name();
            points.add(new Document("_id", id)
                    .append("revision", report.revision())
                    .append("model", batch.model())
                    .append("batch", batch.batch())
                    .append("name", batch.name())
                    .append("sequence", batch.sequence())
                    .append("at", Date.from(at))
                    .append("reference", batch.reference())
                    .append("key", keys.of(name))
                    .append("undrifted", verdict == Verdict.STABLE)
                    .append("feature", name)
                    .append("metric", statistic.name().word())
                    .append("value", statistic.value())
                    .append("pValue", statistic.pValue())
                    .append("threshold", statistic.threshold()));
        }
    }
}
