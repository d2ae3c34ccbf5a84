package io.leeway.drift.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import jakarta.enterprise.context.ApplicationScoped;
import org.bson.BsonMaximumSizeExceededException;
import org.bson.Document;
import org.bson.types.Binary;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.profiles.VectorSample;
import io.leeway.evaluation.profiles.VectorSampleFormat;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;
import io.leeway.support.history.ModelDocuments;
import io.leeway.support.messaging.UnprocessableEventException;

/**
 * Reference profiles in MongoDB: one document a column, and one for the whole that is written last, so that a profile is
 * there completely or not at all.
 */
@ApplicationScoped
public class ProfileRepository {

    private static final String COLLECTION = "reference_profiles";

    /** Keeps a column's document near 2 MB; beyond it the profile carries a rank error below 1 in 400,000. */
    private static final int MOST_POINTS = 200_000;

    private static final int AT_ONCE = 100;
    private static final long MOST_BYTES_AT_ONCE = 8L << 20;

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> collection;

    ProfileRepository(MongoClient client, @ConfigProperty(name = "quarkus.mongodb.database") String database) {
        collection = client.getDatabase(database).getCollection(COLLECTION);
    }

    /** Stores a profile under the name of a reference, or of a window's version. */
    public void store(String model, String reference, DataProfile profile) {
        Columns columns = new Columns(model, reference);
        profile.numeric()
                .forEach((column, numeric) -> columns.add(
                        column, "numeric", numeric.compress(MOST_POINTS).toBytes()));
        profile.categorical()
                .forEach((column, categorical) -> columns.add(column, "categorical", categorical.toBytes()));
        profile.vectors().forEach((name, sample) -> columns.add(name, "vectors", VectorSampleFormat.write(sample)));
        columns.flush();
        String id = model + "/" + reference;
        collection.replaceOne(
                Filters.eq("_id", id),
                new Document("_id", id)
                        .append("model", model)
                        .append("reference", reference)
                        .append("rows", profile.rows())
                        .append("repeats", repeats(profile))
                        .append("columns", columns.names)
                        .append("chunkDistances", chunkDistances(profile)),
                UPSERT);
    }

    /** The profile; empty as well where it is being deleted meanwhile. */
    public Optional<DataProfile> find(String model, String reference) {
        Document whole =
                collection.find(Filters.eq("_id", model + "/" + reference)).first();
        // One that was stored before repeats were told apart is made anew.
        if (whole == null || !whole.containsKey("repeats")) {
            return Optional.empty();
        }
        Map<String, NumericProfile> numeric = new HashMap<>();
        Map<String, CategoricalProfile> categorical = new HashMap<>();
        Map<String, VectorSample> vectors = new HashMap<>();
        List<String> names = whole.getList("columns", String.class, List.of());
        for (int from = 0; from < names.size(); from += AT_ONCE) {
            List<String> some = names.subList(from, Math.min(names.size(), from + AT_ONCE));
            for (Document document : collection.find(Filters.in("_id", some))) {
                byte[] bytes = document.get("profile", Binary.class).getData();
                String column = document.getString("column");
                switch (document.getString("kind")) {
                    case "numeric" -> numeric.put(column, NumericProfile.fromBytes(bytes));
                    case "vectors" -> vectors.put(column, VectorSampleFormat.read(bytes));
                    default -> categorical.put(column, CategoricalProfile.fromBytes(bytes));
                }
            }
        }
        if (numeric.size() + categorical.size() + vectors.size() < names.size()) {
            return Optional.empty();
        }
        return Optional.of(new DataProfile(
                whole.get("rows", Number.class).longValue(),
                numeric,
                categorical,
                vectors,
                repeats(whole),
                chunkDistances(whole)));
    }

    void delete(String model, String reference) {
        String id = model + "/" + reference;
        Document whole = collection
                .find(Filters.eq("_id", id))
                .projection(Projections.include("columns"))
                .first();
        if (whole == null) {
            return;
        }
        // The line that makes it known goes first, so that it is there completely or not at all.
        collection.deleteOne(Filters.eq("_id", id));
        List<String> names = whole.getList("columns", String.class, List.of());
        for (int from = 0; from < names.size(); from += AT_ONCE) {
            collection.deleteMany(Filters.in("_id", names.subList(from, Math.min(names.size(), from + AT_ONCE))));
        }
    }

    /** Deletes what is stored for a model. */
    public void forget(String model) {
        ModelDocuments.delete(collection, model);
    }

    private static List<Document> repeats(DataProfile profile) {
        return profile.repeats().entrySet().stream()
                .map(entry -> new Document("times", entry.getKey()).append("rows", entry.getValue()))
                .toList();
    }

    private static SortedMap<Long, Long> repeats(Document whole) {
        SortedMap<Long, Long> repeats = new TreeMap<>();
        whole.getList("repeats", Document.class)
                .forEach(entry -> repeats.put(
                        entry.get("times", Number.class).longValue(),
                        entry.get("rows", Number.class).longValue()));
        return repeats;
    }

    /** As pairs, because a column's name may hold what a field's name may not. */
    private static List<Document> chunkDistances(DataProfile profile) {
        return profile.chunkDistances().entrySet().stream()
                .map(entry -> new Document("column", entry.getKey()).append("distances", entry.getValue()))
                .toList();
    }

    private static Map<String, List<Double>> chunkDistances(Document whole) {
        Map<String, List<Double>> distances = new HashMap<>();
        whole.getList("chunkDistances", Document.class, List.of())
                .forEach(entry -> distances.put(entry.getString("column"), entry.getList("distances", Double.class)));
        return distances;
    }

    /** Writes the columns of a profile a few at a time, and remembers their ids: finding by id needs no index. */
    private final class Columns {
        private final String model;
        private final String reference;
        private final List<String> names = new ArrayList<>();
        private final List<WriteModel<Document>> writes = new ArrayList<>();
        private long bytes;

        Columns(String model, String reference) {
            this.model = model;
            this.reference = reference;
        }

        void add(String column, String kind, byte[] profile) {
            // With its kind, because vectors may be called as a column is.
            String id = model + "/" + reference + "/" + kind + "/" + column;
            names.add(id);
            writes.add(new ReplaceOneModel<>(
                    Filters.eq("_id", id),
                    new Document("_id", id)
                            .append("model", model)
                            .append("reference", reference)
                            .append("column", column)
                            .append("kind", kind)
                            .append("profile", new Binary(profile)),
                    UPSERT));
            bytes += profile.length;
            if (writes.size() >= AT_ONCE || bytes > MOST_BYTES_AT_ONCE) {
                flush();
            }
        }

        void flush() {
            if (!writes.isEmpty()) {
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
}
