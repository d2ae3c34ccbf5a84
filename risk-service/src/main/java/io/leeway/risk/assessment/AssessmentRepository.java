package io.leeway.risk.assessment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.reports.BatchSummary;
import io.leeway.contracts.reports.RiskAssessment;
import io.leeway.support.history.Documents;
import io.leeway.support.history.ModelDocuments;
import io.leeway.support.history.OldDocuments;
import io.leeway.support.history.Revisions;
import io.leeway.support.start.Preparations;

/** Assessments and the summaries of their batches; a batch has one, its latest. */
@ApplicationScoped
public class AssessmentRepository {

    private final MongoCollection<Document> collection;

    AssessmentRepository(MongoClient client, @ConfigProperty(name = "quarkus.mongodb.database") String database) {
        collection = client.getDatabase(database).getCollection("assessments");
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

    /**
     * The assessment of the last batch before one; empty where there is none. Where batches are assessed at the same time, or
     * out of order, it is that of the last one which is assessed by then.
     */
    public Optional<RiskAssessment> before(BatchRef batch) {
        return before(batch.model(), batch.sequence(), 1)
                .map(AssessmentRepository::assessment)
                .into(new ArrayList<>())
                .stream()
                .findFirst();
    }

    /** The batch's assessment. */
    public Optional<RiskAssessment> assessment(String model, String batch) {
        return find(model, batch).map(AssessmentRepository::assessment);
    }

    /** The revisions of the assessments of those batches that have one, by the batch's subject. */
    public Map<String, Integer> revisions(List<String> subjects) {
        return Revisions.of(collection, subjects);
    }

    /** The summary of a batch: one line of a list. */
    public Optional<BatchSummary> summary(String model, String batch) {
        return find(model, batch).map(AssessmentRepository::summary);
    }

    /** A model's batches, newest first. */
    public List<BatchSummary> newest(String model, int most, @Nullable Long beforeSequence) {
        return before(model, beforeSequence, most)
                .map(AssessmentRepository::summary)
                .into(new ArrayList<>());
    }

    private FindIterable<Document> before(String model, @Nullable Long sequence, int most) {
        Bson ofModel = Filters.eq("model", model);
        Bson filter = sequence == null ? ofModel : Filters.and(ofModel, Filters.lt("sequence", sequence));
        return collection.find(filter).sort(Sorts.descending("sequence")).limit(most);
    }

    /** How many batches of a model were assessed. */
    public long count(String model) {
        return collection.countDocuments(Filters.eq("model", model));
    }

    /** Deletes the assessments that were stored before then; returns how many. */
    long deleteStoredBefore(Instant moment) {
        return OldDocuments.delete(collection, OldDocuments.storedBefore(moment));
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

    private static BatchSummary summary(Document document) {
        return Documents.read(document.get("summary", Document.class), BatchSummary.class);
    }
}
