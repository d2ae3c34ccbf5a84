package io.leeway.drift.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import jakarta.enterprise.context.ApplicationScoped;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.events.IntakeReport;
import io.leeway.contracts.model.DefinitionKey;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.support.history.Documents;

/** Reads the windows of a model that are kept, and changes none. */
@ApplicationScoped
public class KeptWindowReader {

    /** So many windows are looked at for each that is wanted: others may be of an earlier reference. */
    private static final int LOOKED_AT = 4;

    private static final int TRIES = 3;

    private final MongoCollection<Document> windows;
    private final WindowDefinitionRepository definitions;
    private final ProfileRepository profiles;

    KeptWindowReader(
            MongoClient client,
            ProfileRepository profiles,
            @ConfigProperty(name = "quarkus.mongodb.database") String name) {
        MongoDatabase database = client.getDatabase(name);
        this.windows = database.getCollection("windows");
        this.definitions = new WindowDefinitionRepository(database.getCollection("window_definitions"));
        this.profiles = profiles;
    }

    /**
     * What is known of a window besides its profile.
     *
     * @param batch the window
     * @param intake what was noticed while its rows were read
     */
    public record Kept(BatchRef batch, IntakeReport intake) {}

    /**
     * Windows that can be held against one reference together.
     *
     * @param windows the latest, the earliest of them first
     * @param more whether there are earlier ones
     * @param others how many of those looked at are of another reference, or were read in another way
     */
    public record Past(List<Kept> windows, boolean more, int others) {}

    /**
     * The latest windows of a model that were compared with a reference and read as a definition says.
     *
     * @param version of the definition
     * @param most how many at most
     */
    public Past latest(ModelDefinition definition, int version, String reference, int most) {
        List<Kept> latest = new ArrayList<>();
        Map<Integer, Boolean> readAlike = new HashMap<>(Map.of(version, true));
        int others = 0;
        boolean more = false;
        for (Document document : windows.find(Filters.eq("model", definition.model()))
                .projection(Projections.include("batch", "intake", "definitionVersion"))
                .sort(Sorts.descending("latest"))
                .limit(most * LOOKED_AT)) {
            BatchRef batch = batch(document);
            boolean alike = batch.reference().equals(reference)
                    && readAlike.computeIfAbsent(
                            document.getInteger("definitionVersion"), other -> isReadAlike(definition, other));
            if (!alike) {
                others++;
            } else if (latest.size() == most) {
                more = true;
                break;
            } else {
                latest.addFirst(new Kept(batch, Documents.read(document.getString("intake"), IntakeReport.class)));
            }
        }
        return new Past(latest, more, others);
    }

    /** The profile of a window's rows; empty if it was deleted, or goes on changing, meanwhile. */
    public Optional<DataProfile> profile(Kept window) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Document now = windows.find(Filters.eq("_id", window.batch().subject()))
                    .projection(Projections.include("generation"))
                    .first();
            if (now == null) {
                return Optional.empty();
            }
            // A part that comes replaces the profile under another name.
            Optional<DataProfile> profile = profiles.find(window.batch().model(), now.getString("generation"));
            if (profile.isPresent()) {
                return profile;
            }
        }
        return Optional.empty();
    }

    private boolean isReadAlike(ModelDefinition definition, int version) {
        return DefinitionKey.ofRows(definitions.of(definition.model(), version))
                .equals(DefinitionKey.ofRows(definition));
    }

    private static BatchRef batch(Document document) {
        return Documents.read(document.getString("batch"), BatchRef.class);
    }
}
