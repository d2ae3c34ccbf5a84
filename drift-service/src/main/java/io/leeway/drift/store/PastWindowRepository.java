package io.leeway.drift.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.Witness;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.witness.History;
import io.leeway.evaluation.witness.PastWindow;
import io.leeway.evaluation.witness.SecondWitness;
import io.leeway.evaluation.witness.SecondWitness.Distances;
import io.leeway.support.history.ModelDocuments;
import io.leeway.support.history.OldDocuments;
import io.leeway.support.history.Revisions;
import io.leeway.support.messaging.NotYetException;
import io.leeway.support.start.Preparations;

/**
 * The last {@value #MOST} windows of each model by event time: what was said of them in one document a model, and of each the
 * profile and how far it was from earlier ones in a document of its own. All are found by their ids.
 */
@ApplicationScoped
public class PastWindowRepository implements SecondWitness.Kept {

    /** Two years of weeks, a season's neighbours, and the most windows of a rolling reference. */
    public static final int MOST = 128;

    private static final int TRIES = 10;
    private static final int AT_ONCE = 1_000;

    private final MongoCollection<Document> windows;
    private final MongoCollection<Document> profiles;

    PastWindowRepository(MongoClient client, @ConfigProperty(name = "quarkus.mongodb.database") String name) {
        MongoDatabase database = client.getDatabase(name);
        windows = database.getCollection("past_windows");
        profiles = database.getCollection("past_profiles");
    }

    void createIndexes(@Observes StartupEvent event, Preparations preparations) {
        preparations.whenThere("MongoDB", () -> {
            windows.createIndex(Indexes.ascending("storedAt"));
            profiles.createIndex(Indexes.ascending("storedAt"));
        });
    }

    /** What is remembered of a model's windows. */
    public History history(String model) {
        Document known = windows.find(Filters.eq("_id", model)).first();
        return known == null ? new History(List.of()) : new History(read(known));
    }

    @Override
    public Map<String, DataProfile> profiles(List<PastWindow> some) {
        Map<String, DataProfile> found = new HashMap<>();
        for (Document document : profiles.find(Filters.in("_id", ids(some)))) {
            if (document.containsKey("columns")) {
                found.put(document.getString("batch"), PastProfile.read(document));
            }
        }
        return found;
    }

    @Override
    public Map<String, Distances> distances(List<PastWindow> some, Witness.Kind kind) {
        String field = field(kind);
        Map<String, Distances> found = new HashMap<>();
        for (Document document :
                profiles.find(Filters.in("_id", ids(some))).projection(Projections.include("batch", field))) {
            Document stored = document.get(field, Document.class);
            if (stored != null) {
                double[] values = stored.getList("values", Number.class).stream()
                        .mapToDouble(Number::doubleValue)
                        .toArray();
                found.put(document.getString("batch"), new Distances(stored.getString("key"), values));
            }
        }
        return found;
    }

    /**
     * Remembers a window, unless it is remembered in a later revision; again does no harm.
     *
     * @param profile bounded; absent where none is to be kept
     * @param distances from the windows of second references
     * @return the window as it is remembered: without a profile where that is too large
     */
    public PastWindow keep(PastWindow window, @Nullable DataProfile profile, Map<Witness.Kind, Distances> distances) {
        boolean kept = profile != null && store(window, profile, distances);
        PastWindow remembered = kept ? window : window.withoutProfile();
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Document known = windows.find(Filters.eq("_id", model(window))).first();
            List<PastWindow> all = known == null ? List.of() : read(known);
            if (all.stream().anyMatch(other -> isSame(other, window) && other.revision() > window.revision())) {
                return remembered;
            }
            List<PastWindow> next = new History(
                            Stream.concat(all.stream().filter(other -> !isSame(other, window)), Stream.of(remembered))
                                    .toList())
                    .windows();
            List<PastWindow> dropped = next.subList(0, Math.max(0, next.size() - MOST));
            long version = known == null ? 0 : known.getLong("version");
            if (replace(model(window), next.subList(dropped.size(), next.size()), version)) {
                if (!dropped.isEmpty()) {
                    profiles.deleteMany(Filters.in("_id", ids(dropped)));
                }
                return remembered;
            }
        }
        throw new NotYetException("other instances are judging windows of the same model");
    }

    private boolean store(PastWindow window, DataProfile profile, Map<Witness.Kind, Distances> distances) {
        Document document = new Document("_id", window.batch().subject())
                .append("model", model(window))
                .append("batch", window.batch().batch())
                .append("revision", window.revision())
                .append("storedAt", Date.from(Instant.now()));
        boolean fits = PastProfile.write(document, profile);
        distances.forEach((kind, found) -> {
            List<Double> values = new ArrayList<>();
            for (double value : found.values()) {
                values.add(value);
            }
            document.append(field(kind), new Document("key", found.key()).append("values", values));
        });
        Revisions.store(profiles, document);
        return fits;
    }

    private boolean replace(String model, List<PastWindow> next, long version) {
        return Revisions.replace(
                windows,
                new Document("_id", model)
                        .append("model", model)
                        .append("version", version + 1)
                        .append(
                                "windows",
                                next.stream().map(PastWindowDocument::write).toList())
                        .append("storedAt", Date.from(Instant.now())),
                version);
    }

    /**
     * Deletes what is remembered of models of which nothing was judged since then, and profiles that were left over when
     * something was interrupted, some at a time.
     *
     * @return of how many models
     */
    long deleteStoredBefore(Instant moment) {
        Bson old = OldDocuments.storedBefore(moment);
        long models = OldDocuments.delete(windows, old);
        Map<String, Set<String>> remembered = new HashMap<>();
        for (Document profile : profiles.find(old)
                .projection(Projections.include("model"))
                .limit(AT_ONCE)
                .into(new ArrayList<>())) {
            String id = profile.getString("_id");
            Set<String> known = remembered.computeIfAbsent(
                    profile.getString("model"),
                    model -> Set.copyOf(ids(history(model).windows())));
            if (known.contains(id)) {
                profiles.updateOne(Filters.eq("_id", id), Updates.set("storedAt", Date.from(Instant.now())));
            } else {
                profiles.deleteOne(Filters.eq("_id", id));
            }
        }
        return models;
    }

    /** Deletes what is stored for a model. */
    public void forget(String model) {
        ModelDocuments.delete(windows, model);
        ModelDocuments.delete(profiles, model);
    }

    private static List<PastWindow> read(Document known) {
        return known.getList("windows", Document.class).stream()
                .map(PastWindowDocument::read)
                .toList();
    }

    private static boolean isSame(PastWindow one, PastWindow other) {
        return one.batch().batch().equals(other.batch().batch());
    }

    private static List<String> ids(List<PastWindow> some) {
        return some.stream().map(window -> window.batch().subject()).toList();
    }

    private static String model(PastWindow window) {
        return window.batch().model();
    }

    private static String field(Witness.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
