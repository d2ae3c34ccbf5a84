package io.leeway.support.history;

import java.util.ArrayList;
import java.util.List;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import org.bson.Document;

/** Deletes what a service stores for a model, a bounded number of documents at a time. */
public final class ModelDocuments {

    private static final int AT_ONCE = 1_000;

    private ModelDocuments() {}

    /** Deletes every document whose {@code model} it is. */
    public static void delete(MongoCollection<Document> collection, String model) {
        List<Object> ids;
        do {
            ids = collection
                    .find(Filters.eq("model", model))
                    .projection(Projections.include("_id"))
                    .limit(AT_ONCE)
                    .map(document -> document.get("_id"))
                    .into(new ArrayList<>());
            if (!ids.isEmpty()) {
                collection.deleteMany(Filters.in("_id", ids));
            }
        } while (ids.size() == AT_ONCE);
    }
}
