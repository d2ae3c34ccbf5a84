package io.leeway.performance.reports;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
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
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.evaluation.change.Histories;
import io.leeway.support.history.Documents;
import io.leeway.support.history.ModelDocuments;
import io.leeway.support.history.OldDocuments;
import io.leeway.support.history.Revisions;
import io.leeway.support.start.Preparations;

/**
 * The history of performance: whole reports, and each metric in a series of its own. What the first report of a
 * revision says stays; a later revision replaces it.
 */
@ApplicationScoped
public class PerformanceReportRepository {

    /** Stored in place of a fingerprint where there is none; real ones are never negative. */
    private static final long NO_LABELS = -1;

    private final MongoCollection<Document> reports;
    private final PerformanceSeriesRepository series;

    PerformanceReportRepository(
            MongoClient client,
            PerformanceSeriesRepository series,
            @ConfigProperty(name = "quarkus.mongodb.database") String database) {
        reports = client.getDatabase(database).getCollection("performance_reports");
        this.series = series;
    }

    void createIndexes(@Observes StartupEvent event, Preparations preparations) {
        preparations.whenThere("MongoDB", this::createIndexes);
    }

    private void createIndexes() {
        reports.createIndex(Indexes.ascending("model", "sequence"));
        reports.createIndex(Indexes.ascending("storedAt"));
    }

    /**
     * The metrics of the batches before one that were compared with the same reference, oldest first, by name. Where they are
     * measured in another way by now, only those since then.
     */
    Histories<MetricName> histories(BatchRef batch, ModelDefinition definition) {
        int windows = definition.drift().dynamic().window();
        return series.histories(batch, DefinitionKey.ofMetrics(definition), batch.sequence() - 2L * windows);
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
        series.store(report, DefinitionKey.ofMetrics(definition));
    }

    /** Notes that a report was told. */
    void told(PerformanceReport report) {
        reports.updateOne(
                new Document("_id", report.batch().subject()).append("revision", report.revision()),
                Updates.set("told", true));
    }

    /** Deletes the reports that were stored before then, and the series into which nothing was since; returns how many reports. */
    long deleteStoredBefore(Instant moment) {
        series.deleteStoredBefore(moment);
        return OldDocuments.delete(reports, OldDocuments.storedBefore(moment));
    }

    /** Deletes what is stored for a model. */
    public void forget(String model) {
        ModelDocuments.delete(reports, model);
        series.forget(model);
    }
}
