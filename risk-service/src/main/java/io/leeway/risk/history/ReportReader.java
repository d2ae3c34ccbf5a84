package io.leeway.risk.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import jakarta.enterprise.context.ApplicationScoped;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.reports.DriftReport;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.support.history.Documents;
import io.leeway.support.history.Revisions;

/** Reads what drift-service and performance-service keep; it never writes there. */
@ApplicationScoped
public class ReportReader {

    private static final int TRIES = 10;

    private final MongoCollection<Document> driftReports;
    private final MongoCollection<Document> performanceReports;

    ReportReader(MongoClient client, @ConfigProperty(name = "quarkus.mongodb.database") String name) {
        MongoDatabase database = client.getDatabase(name);
        driftReports = database.getCollection("drift_reports");
        performanceReports = database.getCollection("performance_reports");
    }

    /** The reports of a batch that are there. */
    public record Reports(Optional<DriftReport> drift, Optional<PerformanceReport> performance) {

        /** Whether there is none. */
        public boolean isEmpty() {
            return drift.isEmpty() && performance.isEmpty();
        }

        /** The batch as the reports know it. */
        public BatchRef batch() {
            return drift.map(DriftReport::batch)
                    .orElseGet(() -> performance.orElseThrow().batch());
        }
    }

    /** Whether the batch has a drift report. */
    public boolean hasDrift(BatchRef batch) {
        return revision(driftReports, batch) > 0;
    }

    /** Whether the batch has a performance report. */
    public boolean hasPerformance(BatchRef batch) {
        return revision(performanceReports, batch) > 0;
    }

    /** Both reports as they were at one moment, so that each pair of revisions has one content. */
    public Reports of(BatchRef batch) {
        Reports read = read(batch);
        for (int attempt = 0; attempt < TRIES && hasChanged(batch, read); attempt++) {
            read = read(batch);
        }
        return read;
    }

    /** When a performance report was stored, and of which batch. */
    public record Stored(String subject, Instant at) {}

    /** The performance reports stored from one moment until another, both included, oldest first and so many at most. */
    public List<Stored> performanceStored(Instant from, Instant to, int most) {
        return performanceReports
                .find(new Document("storedAt", new Document("$gte", Date.from(from)).append("$lte", Date.from(to))))
                .projection(Projections.include("storedAt"))
                .sort(Sorts.ascending("storedAt"))
                .limit(most)
                .map(document -> new Stored(
                        document.getString("_id"), document.getDate("storedAt").toInstant()))
                .into(new ArrayList<>());
    }

    /** The batch of a performance report. */
    public Optional<BatchRef> batch(String subject) {
        return report(performanceReports, subject)
                .map(report -> Documents.read(report, PerformanceReport.class).batch());
    }

    /** The sum of the revisions of both reports, for those of the batches that have both. */
    public Map<String, Integer> revisions(List<String> subjects) {
        Map<String, Integer> drift = Revisions.of(driftReports, subjects);
        Map<String, Integer> both = new HashMap<>();
        Revisions.of(performanceReports, subjects).forEach((subject, revision) -> {
            Integer other = drift.get(subject);
            if (other != null) {
                both.put(subject, revision + other);
            }
        });
        return both;
    }

    private Reports read(BatchRef batch) {
        return new Reports(drift(batch.model(), batch.batch()), performance(batch.model(), batch.batch()));
    }

    private boolean hasChanged(BatchRef batch, Reports read) {
        return revision(driftReports, batch)
                        != read.drift().map(DriftReport::revision).orElse(0)
                || revision(performanceReports, batch)
                        != read.performance().map(PerformanceReport::revision).orElse(0);
    }

    private static int revision(MongoCollection<Document> collection, BatchRef batch) {
        return Revisions.of(collection, List.of(batch.subject())).getOrDefault(batch.subject(), 0);
    }

    /** The batch's drift report. */
    public Optional<DriftReport> drift(String model, String batch) {
        return report(driftReports, model + "/" + batch).map(report -> Documents.read(report, DriftReport.class));
    }

    /** The batch's performance report. */
    public Optional<PerformanceReport> performance(String model, String batch) {
        return report(performanceReports, model + "/" + batch)
                .map(report -> Documents.read(report, PerformanceReport.class));
    }

    private static Optional<Document> report(MongoCollection<Document> collection, String subject) {
        return Optional.ofNullable(collection.find(Filters.eq("_id", subject)).first())
                .map(document -> document.get("report", Document.class));
    }
}
