package io.leeway.drift.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.leeway.drift.Adoption;
import io.leeway.drift.Adoptions;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.support.history.Documents;
import io.leeway.support.history.LastUse;
import io.leeway.support.history.ModelDocuments;
import io.leeway.support.history.OldDocuments;
import io.leeway.support.history.Revisions;
import io.leeway.support.start.Preparations;

/**
 * Which windows were made part of which reference, by whom and why, in one document a reference; and of each window the profile
 * as it was then, which stays whatever becomes of the window.
 */
@ApplicationScoped
public class AdoptionRepository {

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
    private static final int AT_ONCE = 8;

    private final MongoCollection<Document> adoptions;
    private final MongoCollection<Document> profiles;

    AdoptionRepository(MongoClient client, @ConfigProperty(name = "quarkus.mongodb.database") String name) {
        MongoDatabase database = client.getDatabase(name);
        adoptions = database.getCollection("adoptions");
        profiles = database.getCollection("adopted_profiles");
    }

    void createIndexes(@Observes StartupEvent event, Preparations preparations) {
        preparations.whenThere("MongoDB", () -> adoptions.createIndex(Indexes.ascending(LastUse.FIELD)));
    }

    /** What was made part of a reference, the first adoption first. */
    public Adoptions of(String model, String reference) {
        Document known = adoptions.find(Filters.eq("_id", id(model, reference))).first();
        if (known == null) {
            return new Adoptions(0, List.of());
        }
        LastUse.note(adoptions, known);
        return new Adoptions(
                known.getLong("version"),
                known.getList("adoptions", String.class).stream()
                        .map(text -> Documents.read(text, Adoption.class))
                        .toList());
    }

    /**
     * Adds an adoption.
     *
     * @param known what there was when it was decided
     * @param windows the profile of each of its windows, by batch
     * @return whether it was added; false when another instance was faster
     */
    public boolean add(Adoptions known, Adoption adoption, Map<String, DataProfile> windows) {
        // The profiles first: an adoption that is there is whole.
        windows.forEach((batch, profile) -> {
            String id = id(adoption.model(), adoption.reference()) + "/" + batch;
            Document document =
                    new Document("_id", id).append("model", adoption.model()).append("batch", batch);
            PastProfile.write(document, profile);
            profiles.replaceOne(Filters.eq("_id", id), document, UPSERT);
        });
        List<Adoption> all = new ArrayList<>(known.all());
        all.add(adoption);
        return Revisions.replace(
                adoptions,
                new Document("_id", id(adoption.model(), adoption.reference()))
                        .append("model", adoption.model())
                        .append("reference", adoption.reference())
                        .append("version", known.version() + 1)
                        .append("adoptions", all.stream().map(Documents::text).toList())
                        .append(LastUse.FIELD, LastUse.now()),
                known.version());
    }

    /** The profiles of adopted windows, by batch. */
    public Map<String, DataProfile> profiles(String model, String reference, List<String> batches) {
        Map<String, DataProfile> found = new HashMap<>();
        for (int from = 0; from < batches.size(); from += AT_ONCE) {
            List<String> ids = batches.subList(from, Math.min(batches.size(), from + AT_ONCE)).stream()
                    .map(batch -> id(model, reference) + "/" + batch)
                    .toList();
            for (Document document : profiles.find(Filters.in("_id", ids))) {
                found.put(document.getString("batch"), PastProfile.read(document));
            }
        }
        return found;
    }

    /** Deletes the adoptions into references that nothing was compared with since then; returns how many references. */
    long deleteUnusedSince(Instant moment) {
        return OldDocuments.delete(
                adoptions,
                LastUse.before(moment),
                reference -> {
                    String id = reference.getString("_id");
                    List<String> ids = reference.getList("adoptions", String.class).stream()
                            .map(text -> Documents.read(text, Adoption.class))
                            .flatMap(adoption -> adoption.windows().stream())
                            .map(window -> id + "/" + window.batch())
                            .toList();
                    profiles.deleteMany(Filters.in("_id", ids));
                },
                "adoptions");
    }

    /** Deletes what is stored for a model. */
    public void forget(String model) {
        ModelDocuments.delete(adoptions, model);
        ModelDocuments.delete(profiles, model);
    }

    private static String id(String model, String reference) {
        return model + "/" + reference;
    }
}
