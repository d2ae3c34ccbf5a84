package io.leeway.drift.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.bson.Document;
import org.bson.types.Binary;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import io.leeway.drift.Reference;
import io.leeway.evaluation.calibration.TimeChunks;
import io.leeway.evaluation.joint.JointProfile;
import io.leeway.evaluation.joint.JointProfileFormat;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.profiles.VectorSample;
import io.leeway.evaluation.profiles.VectorSampleFormat;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;
import io.leeway.support.history.LastUse;
import io.leeway.support.history.ModelDocuments;
import io.leeway.support.history.OldDocuments;
import io.leeway.support.start.Preparations;

/**
 * Profiles of references and windows in MongoDB: one document a column, and one for the whole, which is there before them,
 * so that it is known what to delete, and complete only after them.
 */
@ApplicationScoped
public class ProfileRepository {

    private static final String COLLECTION = "reference_profiles";
    private static final int AT_ONCE = 100;

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> collection;

    ProfileRepository(MongoClient client, @ConfigProperty(name = "quarkus.mongodb.database") String database) {
        collection = client.getDatabase(database).getCollection(COLLECTION);
    }

    void createIndexes(@Observes StartupEvent event, Preparations preparations) {
        preparations.whenThere("MongoDB", () -> collection.createIndex(Indexes.ascending(LastUse.FIELD)));
    }

    /** Stores a reference under a name. */
    public void store(String model, String name, Reference reference) {
        store(model, name, null, reference);
    }

    /** Stores the profile of a window's version under a name. */
    void store(String model, String name, String window, DataProfile profile) {
        store(model, name, window, new Reference(profile, null));
    }

    private void store(String model, String name, @Nullable String window, Reference reference) {
        TimeChunks chunks = reference.chunks();
        ProfileColumns columns = new ProfileColumns(model, name, reference.profile(), chunks);
        String id = model + "/" + name;
        Document whole = ProfileDocument.write(new Document("_id", id), reference.profile())
                .append("chunks", chunks == null ? null : ChunkDocuments.describe(chunks))
                .append("model", model)
                .append("reference", name)
                .append("window", window)
                .append("columns", columns.ids())
                .append(LastUse.FIELD, LastUse.now())
                .append("complete", false);
        collection.replaceOne(Filters.eq("_id", id), whole, UPSERT);
        columns.write(collection::bulkWrite);
        collection.updateOne(Filters.eq("_id", id), Updates.set("complete", true));
    }

    /** The profile of a window; empty as well where it is being stored, or deleted, meanwhile. */
    Optional<DataProfile> find(String model, String name) {
        return findReference(model, name).map(Reference::profile);
    }

    /** The reference; empty as well where it is being stored, or deleted, meanwhile. */
    public Optional<Reference> findReference(String model, String name) {
        Document whole = collection.find(Filters.eq("_id", model + "/" + name)).first();
        // What was stored before that was noted is complete.
        if (whole == null || !whole.getBoolean("complete", true)) {
            return Optional.empty();
        }
        Map<String, NumericProfile> numeric = new HashMap<>();
        Map<String, CategoricalProfile> categorical = new HashMap<>();
        Map<String, VectorSample> vectors = new HashMap<>();
        JointProfile joint = JointProfile.none();
        Document described = whole.get("chunks", Document.class);
        @Nullable ChunkDocuments chunks = described == null ? null : ChunkDocuments.read(described);
        int found = 0;
        List<String> ids = ids(whole);
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
            for (Document document : collection.find(Filters.in("_id", some))) {
                String column = document.getString("column");
                found++;
                switch (document.getString("kind")) {
                    case ProfileColumns.NUMERIC -> numeric.put(column, NumericProfile.fromBytes(bytes(document)));
                    case ProfileColumns.VECTORS -> vectors.put(column, VectorSampleFormat.read(bytes(document)));
                    case ProfileColumns.JOINT -> joint = JointProfileFormat.read(bytes(document));
                    case ChunkDocuments.NUMERIC, ChunkDocuments.CATEGORICAL, ChunkDocuments.JOINT ->
                        Objects.requireNonNull(chunks, "described beside their columns")
                                .add(document);
                    default -> categorical.put(column, CategoricalProfile.fromBytes(bytes(document)));
                }
            }
        }
        if (found < ids.size()) {
            return Optional.empty();
        }
        LastUse.note(collection, whole);
        return Optional.of(new Reference(
                ProfileDocument.read(
                        whole,
                        new DataProfile(0, numeric, categorical, vectors, new TreeMap<>(), Map.of()).withJoint(joint)),
                chunks == null ? null : chunks.chunks()));
    }

    private static byte[] bytes(Document document) {
        return document.get("profile", Binary.class).getData();
    }

    void delete(String model, String name) {
        Document whole = collection.find(Filters.eq("_id", model + "/" + name)).first();
        if (whole != null) {
            deleteColumns(whole);
            collection.deleteOne(Filters.eq("_id", whole.get("_id")));
        }
    }

    /**
     * Deletes profiles that nobody has used since then; one that is needed after all is made anew of its rows.
     *
     * @param references those of references
     * @param windows those of windows' versions, of which only the latest is kept: what an interrupted change has left
     * @return how many
     */
    long deleteUnusedSince(Instant references, Instant windows) {
        LastUse.begin(collection, Filters.exists("columns"));
        return deleteUnused(new Document("window", null), references)
                + deleteUnused(new Document("window", new Document("$ne", null)), windows);
    }

    /** Deletes what is stored for a model. */
    public void forget(String model) {
        ModelDocuments.delete(collection, model);
    }

    private long deleteUnused(Document kind, Instant moment) {
        return OldDocuments.delete(
                collection, Filters.and(kind, LastUse.before(moment)), this::deleteColumns, "columns");
    }

    /** The document that names them goes after them, so that none is left over. */
    private void deleteColumns(Document whole) {
        collection.updateOne(Filters.eq("_id", whole.get("_id")), Updates.set("complete", false));
        List<String> ids = ids(whole);
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            collection.deleteMany(Filters.in("_id", ids.subList(from, Math.min(ids.size(), from + AT_ONCE))));
        }
    }

    private static List<String> ids(Document whole) {
        return whole.getList("columns", String.class, List.of());
    }
}
