package io.leeway.risk.assessment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.reports.BatchSummary;
import io.leeway.contracts.reports.RiskAssessment;
import io.leeway.risk.series.SeriesRepository;
import io.leeway.support.history.Documents;
import io.leeway.support.history.ModelDocuments;
import io.leeway.support.history.OldDocuments;
import io.leeway.support.history.Revisions;
import io.leeway.support.start.Preparations;

/** Assessments and the summaries of their batches; a batch has one, its latest. */
@ApplicationScoped
public class AssessmentRepository {

    private final MongoCollection<Document> collection;
    private final SeriesRepository series;

    AssessmentRepository(
            MongoClient client,
            SeriesRepository series,
            @ConfigProperty(name = "quarkus.mongodb.database") String database) {
        collection = client.getDatabase(database).getCollection("assessments");
        this.series = series;
    }

    void createIndexes(@Observes StartupEvent event, Preparations preparations) {
        preparations.whenThere("MongoDB", this::createIndexes);
    }

    private void createIndexes() {
        collection.createIndex(Indexes.ascending("model", "sequence"));
        collection.createIndex(Indexes.ascending("storedAt"));
    }

    /**
     * Stores an assessment unless the same revision, or a later one, is there; returns when it is durable.
     *
     * @return whether it is this one that is stored
     */
    public boolean store(RiskAssessment assessment, BatchSummary summary) {
        BatchRef batch = assessment.batch();
        return Revisions.store(
                collection,
                new Document("_id", batch.subject())
                        .append("model", batch.model())
                        .append("batch", batch.batch())
                        .append("sequence", batch.sequence())
                        .append("at", Date.from(batch.acceptedAt()))
                        .append("storedAt", Date.from(Instant.now()))
                        .append("revision", assessment.revision())
                        .append("assessment", Documents.of(assessment))
                        .append("summary", Documents.of(summary)));
    }

    /** The batch's assessment. */
    public Optional<Assessed> assessed(String model, String batch) {
        return find(model, batch).map(AssessmentRepository::assessed);
    }

    /** So many after a batch's subject, in the order of subjects. */
    public List<Assessed> after(String subject, int most) {
        return collection
                .find(Filters.gt("_id", subject))
                .sort(Sorts.ascending("_id"))
                .limit(most)
                .map(AssessmentRepository::assessed)
                .into(new ArrayList<>());
    }

    /** The summaries of those of the batches that have one, by the batch's subject; no more than one query takes. */
    public Map<String, BatchSummary> summaries(List<String> subjects) {
        Map<String, BatchSummary> summaries = new HashMap<>();
        for (Document document :
                collection.find(Filters.in("_id", subjects)).projection(Projections.include("summary"))) {
            summaries.put(document.getString("_id"), summary(document));
        }
        return summaries;
    }

    /** The revisions of the assessments of those batches that have one, by the batch's subject. */
    public Map<String, Integer> revisions(List<String> subjects) {
        return Revisions.of(collection, subjects);
    }

    /** Deletes the assessments that were stored before then, and their windows from the series; returns how many. */
    long deleteStoredBefore(Instant moment) {
        return OldDocuments.delete(
                collection,
                OldDocuments.storedBefore(moment),
                assessment -> series.remove(
                        assessment.getString("model"),
                        assessment.get("sequence", Number.class).longValue(),
                        assessment.getString("batch")),
                "model",
                "sequence",
                "batch");
    }

    /** Deletes what is stored for a model. */
    public void forget(String model) {
        ModelDocuments.delete(collection, model);
    }

    private Optional<Document> find(String model, String batch) {
        return Optional.ofNullable(
                collection.find(Filters.eq("_id", model + "/" + batch)).first());
    }

    private static RiskAssessment assessment(Document document) {
        return Documents.read(document.get("assessment", Document.class), RiskAssessment.class);
    }

    private static Assessed assessed(Document document) {
        return new Assessed(assessment(document), summary(document));
    }

    private static BatchSummary summary(Document document) {
        return Documents.read(document.get("summary", Document.class), BatchSummary.class);
    }
}
