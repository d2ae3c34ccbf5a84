package io.leeway.drift.profiles;

import java.util.HashMap;
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
        String id = model + "/" + reference;
        collection.replaceOne(
                Filters.eq("_id", id),
                new Document("_id", id)
                        .append("model", model)
                        .append("reference", reference)
                        .append("rows", profile.rows()),
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
        for (Document document : collection.find(Filters.and(
                Filters.eq("model", model), Filters.eq("reference", reference), Filters.exists("column")))) {
            byte[] bytes = document.get("profile", Binary.class).getData();
            String column = document.getString("column");
            if (document.getString("kind").equals("numeric")) {
                numeric.put(column, NumericProfile.fromBytes(bytes));
            } else {
                categorical.put(column, CategoricalProfile.fromBytes(bytes));
            }
        }
        return Optional.of(new DataProfile(whole.get("rows", Number.class).longValue(), numeric, categorical));
    }

    private void storeColumn(String model, String reference, String column, String kind, byte[] bytes) {
        String id = model + "/" + reference + "/" + column;
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
