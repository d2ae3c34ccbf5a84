package io.leeway.support.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import org.bson.BsonMaximumSizeExceededException;
import org.bson.Document;
import org.bson.conversions.Bson;

import io.leeway.support.messaging.NotYetException;
import io.leeway.support.messaging.UnprocessableEventException;

/**
 * Documents of which several instances of a service write later and earlier revisions at the same time.
 *
 * <p>Every step is a change of one document under a condition, which is atomic in every store that speaks MongoDB's
 * protocol; none needs a transaction. Two upserts of the same new document meet in its id, which is unique: one of them
 * fails and is tried again against what the other has stored.
 */
public final class Revisions {

    private static final String REVISION = "revision";
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
    private static final int TRIES = 5;
    private static final int BULK = 1_000;

    private Revisions() {}

    /**
     * Stores a document with its {@code _id} and {@code revision} unless the same or a later revision is there, so that the
     * first who stores a revision decides what it holds.
     *
     * @return whether it was stored
     */
    public static boolean store(MongoCollection<Document> collection, Document document) {
        Object id = id(document);
        int revision = document.getInteger(REVISION);
        for (int attempt = 0; attempt < TRIES; attempt++) {
            try {
                // Not "less than": a document of before there were revisions has none, and is replaced.
                collection.replaceOne(unless(id, "$gte", revision), document, UPSERT);
                return true;
            } catch (MongoWriteException exception) {
                requireDuplicate(exception);
                Document stored = collection.find(Filters.eq("_id", id)).first();
                if (stored != null && stored.getInteger(REVISION, 0) >= revision) {
                    return false;
                }
            } catch (BsonMaximumSizeExceededException exception) {
                throw tooLarge(exception);
            }
        }
        throw new NotYetException("another instance is storing revisions of the same "
                + collection.getNamespace().getCollectionName());
    }

    private static Object id(Document document) {
        return Objects.requireNonNull(document.get("_id"), "a stored document has an id");
    }

    /** Stores small documents, each with its {@code _id} and {@code revision}, where no later revision is there. */
    public static void storeAll(MongoCollection<Document> collection, List<Document> documents) {
        for (int from = 0; from < documents.size(); from += BULK) {
            List<WriteModel<Document>> writes = new ArrayList<>();
            for (Document document : documents.subList(from, Math.min(documents.size(), from + BULK))) {
                writes.add(new ReplaceOneModel<>(
                        unless(id(document), "$gt", document.getInteger(REVISION)), document, UPSERT));
            }
            write(collection, writes);
        }
    }

    /**
     * Inserts a document.
     *
     * @return whether it was; false when one of that id is there
     */
    public static boolean insert(MongoCollection<Document> collection, Document document) {
        try {
            collection.insertOne(document);
            return true;
        } catch (MongoWriteException exception) {
            requireDuplicate(exception);
            return false;
        } catch (BsonMaximumSizeExceededException exception) {
            throw tooLarge(exception);
        }
    }

    /**
     * Replaces a document of which {@code version} is still the expected one, or inserts it where 0 is expected.
     *
     * @return whether it was; false when another instance was faster
     */
    public static boolean replace(MongoCollection<Document> collection, Document document, long expected) {
        if (expected == 0) {
            return insert(collection, document);
        }
        try {
            return collection
                            .replaceOne(new Document("_id", document.get("_id")).append("version", expected), document)
                            .getMatchedCount()
                    == 1;
        } catch (BsonMaximumSizeExceededException exception) {
            throw tooLarge(exception);
        }
    }

    /** The revisions of those documents that are stored, by their ids; no more ids than one query takes. */
    public static Map<String, Integer> of(MongoCollection<Document> collection, List<String> ids) {
        Map<String, Integer> revisions = new HashMap<>();
        for (Document document : collection.find(Filters.in("_id", ids)).projection(Projections.include(REVISION))) {
            revisions.put(document.getString("_id"), document.getInteger(REVISION, 0));
        }
        return revisions;
    }

    /** In one object, because the embedded store finds nothing by its id within an {@code $and}. */
    private static Bson unless(Object id, String comparison, int revision) {
        return new Document("_id", id).append(REVISION, new Document("$not", new Document(comparison, revision)));
    }

    /** Each of them, but not those that the condition in their filter keeps from what has the same id. */
    static void write(MongoCollection<Document> collection, List<WriteModel<Document>> writes) {
        List<WriteModel<Document>> left = writes;
        for (int attempt = 0; attempt < 2 && !left.isEmpty(); attempt++) {
            try {
                collection.bulkWrite(left, new BulkWriteOptions().ordered(false));
                return;
            } catch (MongoBulkWriteException exception) {
                // A later revision is there, or another instance has just inserted one that may be earlier.
                left = refused(exception, left);
            }
        }
    }

    private static List<WriteModel<Document>> refused(
            MongoBulkWriteException exception, List<WriteModel<Document>> writes) {
        List<WriteModel<Document>> refused = new ArrayList<>();
        for (BulkWriteError error : exception.getWriteErrors()) {
            if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw exception;
            }
            refused.add(writes.get(error.getIndex()));
        }
        if (refused.isEmpty()) {
            throw exception;
        }
        return refused;
    }

    private static void requireDuplicate(MongoWriteException exception) {
        if (exception.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
            throw exception;
        }
    }

    private static UnprocessableEventException tooLarge(BsonMaximumSizeExceededException exception) {
        return new UnprocessableEventException(
                "what came of it is larger than a document of the history may be (16 MB)", exception);
    }
}
