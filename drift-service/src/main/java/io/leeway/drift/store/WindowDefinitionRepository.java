package io.leeway.drift.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.function.BiPredicate;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import org.bson.Document;

import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.support.history.Documents;
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
                .projection(Projections.include("usedAt"))
                .first();
        Date used = known == null ? null : known.getDate("usedAt");
        boolean isNoted = used != null && used.toInstant().isAfter(Instant.now().minus(ProfileRepository.NOTED_EVERY));
        if (!isNoted && !noteUse(id)) {
            Revisions.insert(
                    collection,
                    new Document("_id", id)
                            .append("model", model)
                            .append("usedAt", Date.from(Instant.now()))
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
        collection.updateMany(Filters.exists("usedAt", false), Updates.set("usedAt", Date.from(Instant.now())));
        for (Document definition : collection
                .find(Filters.lt("usedAt", Date.from(moment)))
                .projection(Projections.include("_id", "model"))
                .limit(AT_ONCE)
                .into(new ArrayList<>())) {
            String id = definition.getString("_id");
            int version = Integer.parseInt(id.substring(id.lastIndexOf('/') + 1));
            if (isUsed.test(definition.getString("model"), version)) {
                noteUse(id);
            } else {
                collection.deleteOne(Filters.and(Filters.eq("_id", id), Filters.lt("usedAt", Date.from(moment))));
            }
        }
    }

    void forget(String model) {
        ModelDocuments.delete(collection, model);
    }

    private boolean noteUse(String id) {
        return collection
                        .updateOne(Filters.eq("_id", id), Updates.set("usedAt", Date.from(Instant.now())))
                        .getMatchedCount()
                == 1;
    }
}
