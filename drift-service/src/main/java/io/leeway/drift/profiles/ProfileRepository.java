package io.leeway.drift.profiles;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import jakarta.enterprise.context.ApplicationScoped;
import org.bson.Document;
import org.bson.types.Binary;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.profiles.VectorSample;
import io.leeway.evaluation.profiles.VectorSampleFormat;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;

/**
 * Reference profiles in MongoDB: one document a column, and one for the whole that is written last, so that a profile is
 * there completely or not at all.
 */
@ApplicationScoped
class ProfileRepository {

    private static final String COLLECTION = "reference_profiles";

    /** Keeps a column's document near 2 MB; beyond it the profile carries a rank error below 1 in 400,000. */
    private static final int MOST_POINTS = 200_000;

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> collection;

    ProfileRepository(MongoClient client, @ConfigProperty(name = "quarkus.mongodb.database") String database) {
        collection = client.getDatabase(database).getCollection(COLLECTION);
    }

    void store(String model, String reference, DataProfile profile) {
        profile.numeric()
                .forEach((column, numeric) -> storeColumn(
                        model,
                        reference,
                        column,
                        "numeric",
                        numeric.compress(MOST_POINTS).toBytes()));
        profile.categorical()
                .forEach((column, categorical) ->
                        storeColumn(model, reference, column, "categorical", categorical.toBytes()));
        profile.vectors()
                .forEach((name, sample) ->
                        storeColumn(model, reference, name, "vectors", VectorSampleFormat.write(sample)));
        String id = model + "/" + reference;
        collection.replaceOne(
                Filters.eq("_id", id),
                new Document("_id", id)
                        .append("model", model)
                        .append("reference", reference)
                        .append("rows", profile.rows())
                        .append("duplicates", profile.duplicates())
                        .append("chunkDistances", chunkDistances(profile)),
                UPSERT);
    }

    Optional<DataProfile> find(String model, String reference) {
        Document whole =
                collection.find(Filters.eq("_id", model + "/" + reference)).first();
        if (whole == null) {
            return Optional.empty();
        }
        Map<String, NumericProfile> numeric = new HashMap<>();
        Map<String, CategoricalProfile> categorical = new HashMap<>();
        Map<String, VectorSample> vectors = new HashMap<>();
        for (Document document : collection.find(Filters.and(
                Filters.eq("model", model), Filters.eq("reference", reference), Filters.exists("column")))) {
            byte[] bytes = document.get("profile", Binary.class).getData();
            String column = document.getString("column");
            switch (document.getString("kind")) {
                case "numeric" -> numeric.put(column, NumericProfile.fromBytes(bytes));
                case "vectors" -> vectors.put(column, VectorSampleFormat.read(bytes));
                default -> categorical.put(column, CategoricalProfile.fromBytes(bytes));
            }
        }
        return Optional.of(new DataProfile(
                whole.get("rows", Number.class).longValue(),
                numeric,
                categorical,
                vectors,
                whole.get("duplicates", Number.class).longValue(),
                chunkDistances(whole)));
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

    private void storeColumn(String model, String reference, String column, String kind, byte[] bytes) {
        // With its kind, because vectors may be called as a column is.
        String id = model + "/" + reference + "/" + kind + "/" + column;
        collection.replaceOne(
                Filters.eq("_id", id),
                new Document("_id", id)
                        .append("model", model)
                        .append("reference", reference)
                        .append("column", column)
                        .append("kind", kind)
                        .append("profile", new Binary(bytes)),
                UPSERT);
    }
}
