package io.leeway.support.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Deletes what was kept long enough, a bounded number of documents at a time. */
public final class OldDocuments {

    private static final int AT_ONCE = 500;

    private OldDocuments() {}

    /** Documents whose {@code storedAt}, or {@code at} of those stored before that was noted, is before then. */
    public static Bson storedBefore(Instant moment) {
        return Filters.or(
                Filters.lt("storedAt", Date.from(moment)),
                new Document("storedAt", new Document("$exists", false))
                        .append("at", new Document("$lt", Date.from(moment))));
    }

    /** Deletes every document that the filter takes; returns how many. */
    public static long delete(MongoCollection<Document> collection, Bson filter) {
        return delete(collection, filter, document -> {});
    }

    /**
     * Deletes every document that the filter takes.
     *
     * @param before what goes before each of them; again where it was interrupted
     * @param fields which are shown of the document, besides its id
     * @return how many
     */
    public static long delete(
            MongoCollection<Document> collection, Bson filter, Consumer<Document> before, String... fields) {
        List<String> shown = new ArrayList<>(List.of(fields));
        shown.add("_id");
        long deleted = 0;
        List<Document> some;
        do {
            some = collection
                    .find(filter)
                    .projection(Projections.include(shown))
                    .limit(AT_ONCE)
                    .into(new ArrayList<>());
            some.forEach(before);
            if (!some.isEmpty()) {
                List<Object> ids = new ArrayList<>();
                some.forEach(document -> ids.add(document.get("_id")));
                // By the filter again: one that was stored anew meanwhile is not old any more.
                deleted += collection
                        .deleteMany(Filters.and(Filters.in("_id", ids), filter))
                        .getDeletedCount();
            }
        } while (some.size() == AT_ONCE);
        return deleted;
    }
}
