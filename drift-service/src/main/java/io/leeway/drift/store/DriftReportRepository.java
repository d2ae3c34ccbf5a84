package io.leeway.drift.store;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.reports.AdoptedWindows;
import io.leeway.contracts.reports.DriftReport;
import io.leeway.evaluation.change.Histories;
import io.leeway.evaluation.change.Series;
import io.leeway.support.history.Documents;
import io.leeway.support.history.ModelDocuments;
import io.leeway.support.history.OldDocuments;
import io.leeway.support.history.Revisions;
import io.leeway.support.start.Preparations;

/**
 * The history of drift: whole reports, and each column's statistics in series of their own, so that a history can be read
 * without the reports. What the first report of a revision says stays; a later revision replaces it.
 */
@ApplicationScoped
public class DriftReportRepository {

    private final MongoCollection<Document> reports;
    private final DriftSeriesRepository series;

    DriftReportRepository(
            MongoClient client,
            DriftSeriesRepository series,
            @ConfigProperty(name = "quarkus.mongodb.database") String database) {
        this.series = series;
        reports = client.getDatabase(database).getCollection("drift_reports");
    }

    void createIndexes(@Observes StartupEvent event, Preparations preparations) {
        preparations.whenThere("MongoDB", this::createIndexes);
    }

    private void createIndexes() {
        reports.createIndex(Indexes.ascending("model", "sequence"));
        reports.createIndex(Indexes.ascending("storedAt"));
    }

    /**
     * The statistics of the windows before a batch that were compared with the same reference, oldest first. Of a column that
     * is read or compared in another way by now, only those since then.
     *
     * @param adoptedKey tells apart what was adopted into the reference; empty for nothing
     */
    public Histories<Series> histories(BatchRef batch, ModelDefinition definition, String adoptedKey) {
        SeriesKeys keys = new SeriesKeys(definition, adoptedKey);
        int windows = definition.drift().dynamic().window();
        // A drifted window is left out of the threshold, so more windows are read than it takes.
        long earliest = batch.sequence() - 2L * windows;
        return series.histories(batch, definition, keys, earliest);
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
        AdoptedWindows adopted = report.adopted();
        series.store(report, new SeriesKeys(definition, adopted == null ? "" : adopted.key()));
    }

    /** Deletes the reports that were stored before then, and the series into which nothing was since; returns how many reports. */
    public long deleteStoredBefore(Instant moment) {
        series.deleteStoredBefore(moment);
        return OldDocuments.delete(reports, OldDocuments.storedBefore(moment));
    }

    /** Deletes what is stored for a model. */
    public void forget(String model) {
        ModelDocuments.delete(reports, model);
        series.forget(model);
    }
}
