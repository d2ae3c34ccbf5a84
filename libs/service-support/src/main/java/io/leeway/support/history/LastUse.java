package io.leeway.support.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.conversions.Bson;

/** When a document was last used, so that what nobody uses can go; noted about once a day, which saves a write with each use. */
public final class LastUse {

    /** How long a document that is used may look unused. */
    public static final Duration NOTED_EVERY = Duration.ofDays(1);

    /** The field that holds it. */
    public static final String FIELD = "usedAt";

    private LastUse() {}

    /** What the field holds of a document that is used now. */
    public static Date now() {
        return Date.from(Instant.now());
    }

    /** Whether a document's use has been noted within a day, so that it need not be noted again. */
    public static boolean isNoted(Document stored) {
        Date used = stored.getDate(FIELD);
        return used != null && !used.toInstant().isBefore(Instant.now().minus(NOTED_EVERY));
    }

    /** Notes that a document is used, unless that was noted within a day. */
    public static void note(MongoCollection<Document> collection, Document stored) {
        if (!isNoted(stored)) {
            note(collection, Objects.requireNonNull(stored.get("_id"), "what is stored has an id"));
        }
    }

    /** Notes that the document of an id is used; whether there is one. */
    public static boolean note(MongoCollection<Document> collection, Object id) {
        return collection
                        .updateOne(Filters.eq("_id", id), Updates.set(FIELD, now()))
                        .getMatchedCount()
                == 1;
    }

    /** Takes documents that were stored before their use was noted for used now. */
    public static void begin(MongoCollection<Document> collection, Bson which) {
        collection.updateMany(Filters.and(which, Filters.exists(FIELD, false)), Updates.set(FIELD, now()));
    }

    /** Documents that were last used before then. */
    public static Bson before(Instant moment) {
        return Filters.lt(FIELD, Date.from(moment));
    }
}
