package io.leeway.drift.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.function.BiPredicate;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import org.bson.Document;

import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.support.history.Documents;
import io.leeway.support.history.LastUse;
import io.leeway.support.history.ModelDocuments;
import io.leeway.support.history.Revisions;

/** The definitions that windows are judged by; kept apart from them, because they may be large and seldom change. */
final class WindowDefinitionRepository {

    private static final int AT_ONCE = 1_000;

    private final MongoCollection<Document> collection;

    WindowDefinitionRepository(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /** Keeps the definition that a part brings with it. */
    void keep(BatchAccepted event) {
        String model = event.judged().model();
        String id = model + "/" + event.version();
        Document known = collection
                .find(Filters.eq("_id", id))
                .projection(Projections.include(LastUse.FIELD))
                .first();
        boolean isNoted = known != null && LastUse.isNoted(known);
        if (!isNoted && !LastUse.note(collection, id)) {
            Revisions.insert(
                    collection,
                    new Document("_id", id)
                            .append("model", model)
                            .append(LastUse.FIELD, LastUse.now())
                            .append("definition", Documents.text(event.definition())));
        }
    }

    ModelDefinition of(String model, int version) {
        Document stored =
                collection.find(Filters.eq("_id", model + "/" + version)).first();
        if (stored == null) {
            throw new IllegalStateException("the definition of a window is missing");
        }
        return Documents.read(stored.getString("definition"), ModelDefinition.class);
    }

    /**
     * Deletes some of the definitions that no part has brought since then.
     *
     * @param isUsed whether a window is judged by that version of that model's definition; it stays
     */
    void deleteUnusedSince(Instant moment, BiPredicate<String, Integer> isUsed) {
        LastUse.begin(collection, Filters.empty());
        for (Document definition : collection
                .find(LastUse.before(moment))
                .projection(Projections.include("_id", "model"))
                .limit(AT_ONCE)
                .into(new ArrayList<>())) {
            String id = definition.getString("_id");
            int version = Integer.parseInt(id.substring(id.lastIndexOf('/') + 1));
            if (isUsed.test(definition.getString("model"), version)) {
                LastUse.note(collection, id);
            } else {
                collection.deleteOne(Filters.and(Filters.eq("_id", id), LastUse.before(moment)));
            }
        }
    }

    void forget(String model) {
        ModelDocuments.delete(collection, model);
    }
}
