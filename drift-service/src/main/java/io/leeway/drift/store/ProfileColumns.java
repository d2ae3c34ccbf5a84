package io.leeway.drift.store;

import java.util.ArrayList;
import java.util.List;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import org.bson.BsonMaximumSizeExceededException;
import org.bson.Document;
import org.bson.types.Binary;

import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.profiles.VectorSampleFormat;
import io.leeway.support.messaging.UnprocessableEventException;

/** The columns of one profile: their documents' ids, by which they are found without an index, and their writing. */
final class ProfileColumns {

    private static final String NUMERIC = "numeric";
    private static final String CATEGORICAL = "categorical";
    private static final String VECTORS = "vectors";

    /** Keeps a column's document near 2 MB; beyond it the profile carries a rank error below 1 in 400,000. */
    private static final int MOST_POINTS = 200_000;

    private static final int AT_ONCE = 100;
    private static final long MOST_BYTES_AT_ONCE = 8L << 20;

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final String model;
    private final String name;
    private final DataProfile profile;

    /** Of a profile that is stored under a name. */
    ProfileColumns(String model, String name, DataProfile profile) {
        this.model = model;
        this.name = name;
        this.profile = profile;
    }

    List<String> ids() {
        List<String> ids = new ArrayList<>();
        profile.numeric().keySet().forEach(column -> ids.add(id(NUMERIC, column)));
        profile.categorical().keySet().forEach(column -> ids.add(id(CATEGORICAL, column)));
        profile.vectors().keySet().forEach(column -> ids.add(id(VECTORS, column)));
        return ids;
    }

    /** Writes them a few at a time. */
    void write(MongoCollection<Document> collection) {
        Writer writer = new Writer(collection);
        profile.numeric()
                .forEach((column, numeric) -> writer.add(
                        column, NUMERIC, numeric.compress(MOST_POINTS).toBytes()));
        profile.categorical().forEach((column, categorical) -> writer.add(column, CATEGORICAL, categorical.toBytes()));
        profile.vectors().forEach((column, sample) -> writer.add(column, VECTORS, VectorSampleFormat.write(sample)));
        writer.flush();
    }

    /** With its kind, because vectors may be called as a column is. */
    private String id(String kind, String column) {
        return model + "/" + name + "/" + kind + "/" + column;
    }

    private final class Writer {
        private final MongoCollection<Document> collection;
        private final List<WriteModel<Document>> writes = new ArrayList<>();
        private long bytes;

        Writer(MongoCollection<Document> collection) {
            this.collection = collection;
        }

        void add(String column, String kind, byte[] written) {
            String id = id(kind, column);
            writes.add(new ReplaceOneModel<>(
                    Filters.eq("_id", id),
                    new Document("_id", id)
                            .append("model", model)
                            .append("reference", name)
                            .append("column", column)
                            .append("kind", kind)
                            .append("profile", new Binary(written)),
                    UPSERT));
            bytes += written.length;
            if (writes.size() >= AT_ONCE || bytes > MOST_BYTES_AT_ONCE) {
                flush();
            }
        }

        void flush() {
            if (writes.isEmpty()) {
                return;
            }
            try {
                collection.bulkWrite(writes);
            } catch (BsonMaximumSizeExceededException exception) {
                throw new UnprocessableEventException(
                        "the profile of a column, or its vectors, is larger than 16 MB", exception);
            }
            writes.clear();
            bytes = 0;
        }
    }
}
