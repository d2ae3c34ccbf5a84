package io.leeway.risk.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.support.history.Documents;
import io.leeway.support.history.ModelDocuments;
import io.leeway.support.start.Preparations;
import io.leeway.support.tracing.Traces;

/** Batches of which one report has come and the other should, until it has come or they are assessed without it. */
@ApplicationScoped
class WaitingAssessments {

    private static final int AT_ONCE = 100;

    /** How long an instance that works on one has it for itself. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final MongoCollection<Document> collection;

    WaitingAssessments(MongoClient client, @ConfigProperty(name = "quarkus.mongodb.database") String database) {
        collection = client.getDatabase(database).getCollection("waiting_assessments");
    }

    /**
     * A batch whose time has come.
     *
     * @param trace what it is part of; absent where nothing was traced
     */
    record Due(
            BatchRef batch,
            int version,
            ModelDefinition definition,
            Date at,
            @Nullable String trace) {}

    void createIndexes(@Observes StartupEvent event, Preparations preparations) {
        preparations.whenThere("MongoDB", this::createIndexes);
    }

    private void createIndexes() {
        collection.createIndex(Indexes.ascending("dueAt"));
    }

    /** Lets a batch wait; one that waits already keeps its time. */
    void add(BatchRef batch, int version, ModelDefinition definition, Instant dueAt) {
        Bson update = Updates.combine(
                Updates.setOnInsert("dueAt", Date.from(dueAt)),
                Updates.set("model", batch.model()),
                Updates.set("batch", Documents.text(batch)),
                Updates.set("version", version),
                Updates.set("definition", Documents.text(definition)),
                Updates.set("trace", Traces.current()));
        try {
            upsert(batch, update);
        } catch (MongoWriteException exception) {
            if (exception.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw exception;
            }
            // Another instance has just inserted it.
            upsert(batch, update);
        }
    }

    /** Some of those whose time has come, the longest due first; nobody else has them for a while. */
    List<Due> take(Instant now) {
        List<Due> taken = new ArrayList<>();
        for (Document document : collection
                .find(Filters.lte("dueAt", Date.from(now)))
                .sort(Sorts.ascending("dueAt"))
                .limit(AT_ONCE)
                .into(new ArrayList<>())) {
            Date until = Date.from(now.plus(LEASE));
            boolean isMine = collection
                            .updateOne(
                                    new Document("_id", document.getString("_id"))
                                            .append("dueAt", document.getDate("dueAt")),
                                    Updates.set("dueAt", until))
                            .getMatchedCount()
                    == 1;
            if (isMine) {
                taken.add(new Due(
                        Documents.read(document.getString("batch"), BatchRef.class),
                        document.getInteger("version"),
                        Documents.read(document.getString("definition"), ModelDefinition.class),
                        until,
                        document.getString("trace")));
            }
        }
        return taken;
    }

    /** It was assessed. */
    void remove(Due due) {
        collection.deleteOne(new Document("_id", due.batch().subject()).append("dueAt", due.at()));
    }

    /** Both reports have come. */
    void remove(BatchRef batch) {
        collection.deleteOne(Filters.eq("_id", batch.subject()));
    }

    void forget(String model) {
        ModelDocuments.delete(collection, model);
    }

    private void upsert(BatchRef batch, Bson update) {
        collection.updateOne(Filters.eq("_id", batch.subject()), update, new UpdateOptions().upsert(true));
    }
}
