package io.leeway.performance.reports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.DefinitionKey;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.reports.MetricName;
import io.leeway.contracts.reports.MetricResult;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.change.Histories;
import io.leeway.evaluation.change.MetricHistory;
import io.leeway.support.history.Documents;
import io.leeway.support.history.ModelDocuments;
import io.leeway.support.history.OldDocuments;
import io.leeway.support.history.Revisions;
import io.leeway.support.start.Preparations;

/**
 * The history of performance: whole reports, and each metric as a small document of its own. What the first report of a
 * revision says stays; a later revision replaces it.
 */
@ApplicationScoped
public class PerformanceReportRepository {

    /** Stored in place of a fingerprint where there is none; real ones are never negative. */
    private static final long NO_LABELS = -1;

    private final MongoCollection<Document> reports;
    private final MongoCollection<Document> metrics;

    PerformanceReportRepository(
            MongoClient client, @ConfigProperty(name = "quarkus.mongodb.database") String database) {
        reports = client.getDatabase(database).getCollection("performance_reports");
        metrics = client.getDatabase(database).getCollection("performance_metrics");
    }

    void createIndexes(@Observes StartupEvent event, Preparations preparations) {
        preparations.whenThere("MongoDB", this::createIndexes);
    }

    private void createIndexes() {
        reports.createIndex(Indexes.ascending("model", "sequence"));
        reports.createIndex(Indexes.ascending("storedAt"));
        metrics.createIndex(Indexes.ascending("model", "metric", "sequence"));
    }

    /**
     * The metrics of the batches before one that were compared with the same reference, oldest first, by name. Where they are
     * measured in another way by now, only those since then.
     */
    Histories<MetricName> histories(BatchRef batch, ModelDefinition definition) {
        Histories<MetricName> histories = new Histories<>();
        String measured = DefinitionKey.ofMetrics(definition);
        int windows = definition.drift().dynamic().window();
        for (Document point : metrics.find(Filters.and(
                        Filters.eq("model", batch.model()),
                        Filters.eq("reference", batch.reference()),
                        Filters.gte("sequence", batch.sequence() - 2L * windows),
                        Filters.lt("sequence", batch.sequence()),
                        Filters.ne("value", null)))
                .sort(Sorts.ascending("sequence"))) {
            // One that was stored before there were keys is taken to be of the definition as it is.
            if (!measured.equals(point.get("key", measured))) {
                continue;
            }
            histories.add(
                    MetricName.of(point.getString("metric")),
                    new MetricHistory.Point(
                            point.get("sequence", Number.class).longValue(),
                            point.get("value", Number.class).doubleValue(),
                            point.getBoolean("undrifted", false)));
        }
        return histories;
    }

    /** The report that is stored of a batch or window. */
    Optional<StoredReport> find(String subject) {
        return Optional.ofNullable(reports.find(Filters.eq("_id", subject)).first())
                .map(document -> new StoredReport(
                        Documents.read(document.get("report", Document.class), PerformanceReport.class),
                        document.get("labels", NO_LABELS),
                        document.getBoolean("told", false)));
    }

    /**
     * Stores a report unless the same revision, or a later one, is there; returns when it is durable.
     *
     * @param labels the fingerprint of the labels that it was made from
     * @param definition by which it was made
     * @return whether it is this one that is stored
     */
    boolean store(PerformanceReport report, long labels, ModelDefinition definition) {
        BatchRef batch = report.batch();
        boolean stored = Revisions.store(
                reports,
                new Document("_id", batch.subject())
                        .append("model", batch.model())
                        .append("batch", batch.batch())
                        .append("sequence", batch.sequence())
                        .append("at", Date.from(batch.acceptedAt()))
                        .append("storedAt", Date.from(Instant.now()))
                        .append("revision", report.revision())
                        .append("labels", labels)
                        .append("told", false)
                        .append("report", Documents.of(report)));
        if (stored) {
            storeMetrics(report, definition);
        }
        return stored;
    }

    /** Stores each metric of a report that is stored, where no later one is; again does no harm. */
    void storeMetrics(PerformanceReport report, ModelDefinition definition) {
        BatchRef batch = report.batch();
        Instant at = batch.end();
        List<Document> points = new ArrayList<>();
        String measured = DefinitionKey.ofMetrics(definition);
        for (MetricResult metric : report.metrics()) {
            points.add(new Document("_id", batch.subject() + "/" + metric.name())
                    .append("revision", report.revision())
                    .append("model", batch.model())
                    .append("batch", batch.batch())
                    .append("name", batch.name())
                    .append("sequence", batch.sequence())
                    .append("at", Date.from(at))
                    .append("reference", batch.reference())
                    .append("key", measured)
                    .append("undrifted", report.verdict() == Verdict.STABLE)
                    .append("metric", metric.name().word())
                    .append("value", metric.value())
                    .append("lower", metric.lower())
                    .append("upper", metric.upper())
                    .append("baseline", metric.baseline()));
        }
        Revisions.storeAll(metrics, points);
    }

    /** Notes that a report was told. */
    void told(PerformanceReport report) {
        reports.updateOne(
                new Document("_id", report.batch().subject()).append("revision", report.revision()),
                Updates.set("told", true));
    }

    /** Deletes the reports that were stored before then, and their metrics; returns how many reports. */
    long deleteStoredBefore(Instant moment) {
        return OldDocuments.delete(
                reports,
                OldDocuments.storedBefore(moment),
                report -> metrics.deleteMany(Filters.and(
                        Filters.eq("model", report.getString("model")),
                        Filters.eq("sequence", report.get("sequence")),
                        Filters.eq("batch", report.getString("batch")))),
                "model",
                "batch",
                "sequence");
    }

    /** Deletes what is stored for a model. */
    public void forget(String model) {
        ModelDocuments.delete(reports, model);
        ModelDocuments.delete(metrics, model);
    }
}
