package io.leeway.drift.store;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

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
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.events.BatchRef;
import io.leeway.drift.JudgedRows;
import io.leeway.drift.Terms;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.support.history.ModelDocuments;
import io.leeway.support.history.OldDocuments;
import io.leeway.support.history.Revisions;
import io.leeway.support.messaging.NotYetException;
import io.leeway.support.start.Preparations;

/**
 * Windows that grow part by part, whichever instance takes which part.
 *
 * <p>A window is one document with a version, and the profile of all its rows under a name that no other version has. Who
 * adds a part stores the new profile first and then replaces the document, if its version is still the one that the
 * profile was made from; so a part is in a window once, no part is lost, and a version's content never changes. Adding a
 * part merges two profiles, however many parts there are.
 */
@ApplicationScoped
public class WindowRepository {

    private static final int TRIES = 30;

    private final MongoCollection<Document> windows;
    private final WindowDefinitionRepository definitions;
    private final ProfileRepository profiles;

    WindowRepository(
            MongoClient client,
            ProfileRepository profiles,
            @ConfigProperty(name = "quarkus.mongodb.database") String name) {
        MongoDatabase database = client.getDatabase(name);
        this.windows = database.getCollection("windows");
        this.definitions = new WindowDefinitionRepository(database.getCollection("window_definitions"));
        this.profiles = profiles;
    }

    void createIndexes(@Observes StartupEvent event, Preparations preparations) {
        preparations.whenThere("MongoDB", () -> {
            windows.createIndex(Indexes.ascending("changedAt"));
            windows.createIndex(Indexes.ascending("model", "latest"));
        });
    }

    /** What the window is judged by, if it has that part. */
    public Optional<Terms> terms(BatchAccepted event) {
        return find(event.judged()).filter(window -> window.has(event)).map(window -> terms(window, event));
    }

    /** What has come of the window so far, if it has that part. */
    public Optional<JudgedRows> with(BatchAccepted event) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<Window> window = find(event.judged()).filter(found -> found.has(event));
            if (window.isEmpty()) {
                return Optional.empty();
            }
            Optional<JudgedRows> rows = profile(window.get()).map(profile -> judged(window.get(), profile, event));
            if (rows.isPresent()) {
                return rows;
            }
            pause();
        }
        throw contended();
    }

    /** Adds a part to its window, and gives what the window has then. */
    public JudgedRows add(BatchAccepted event, DataProfile rows) {
        definitions.keep(event);
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<Window> known = find(event.judged());
            Optional<DataProfile> before = known.isEmpty() ? Optional.of(DataProfile.empty()) : profile(known.get());
            if (before.isPresent()) {
                if (known.isPresent() && known.get().has(event)) {
                    return judged(known.get(), before.get(), event);
                }
                Optional<JudgedRows> added = replace(known, event, before.get().merge(rows));
                if (added.isPresent()) {
                    return added.get();
                }
            }
            pause();
        }
        throw contended();
    }

    /** Whether there is the window that the part belongs to. */
    public boolean has(BatchAccepted event) {
        return windows.find(Filters.eq("_id", event.judged().subject()))
                        .projection(Projections.include("_id"))
                        .first()
                != null;
    }

    /**
     * Deletes windows that no part has come to since then; their reports stay.
     *
     * @return how many
     */
    long deleteUnchangedSince(Instant moment) {
        windows.updateMany(Filters.exists("changedAt", false), Updates.set("changedAt", Date.from(Instant.now())));
        long deleted = OldDocuments.delete(
                windows,
                Filters.lt("changedAt", Date.from(moment)),
                window -> profiles.delete(window.getString("model"), window.getString("generation")),
                "model",
                "generation");
        definitions.deleteUnusedSince(
                moment,
                (model, version) -> windows.find(new Document("model", model).append("definitionVersion", version))
                                .projection(Projections.include("_id"))
                                .first()
                        != null);
        return deleted;
    }

    /** Deletes what is stored for a model. */
    public void forget(String model) {
        ModelDocuments.delete(windows, model);
        definitions.forget(model);
    }

    private Optional<JudgedRows> replace(Optional<Window> known, BatchAccepted event, DataProfile whole) {
        String model = event.judged().model();
        String generation = event.judged().batch() + "@" + UUID.randomUUID();
        profiles.store(model, generation, event.judged().batch(), whole);
        Window next =
                known.map(window -> window.with(event, generation)).orElseGet(() -> Window.first(event, generation));
        if (!Revisions.replace(
                windows, next.toDocument(), known.map(Window::version).orElse(0))) {
            profiles.delete(model, generation);
            return Optional.empty();
        }
        // Who is reading it finds it gone, and reads the window again.
        known.ifPresent(window -> profiles.delete(model, window.generation()));
        return Optional.of(judged(next, whole, event));
    }

    private Optional<Window> find(BatchRef window) {
        return Optional.ofNullable(
                        windows.find(Filters.eq("_id", window.subject())).first())
                .map(Window::of);
    }

    private Optional<DataProfile> profile(Window window) {
        return profiles.find(window.batch().model(), window.generation());
    }

    private JudgedRows judged(Window window, DataProfile profile, BatchAccepted event) {
        BatchRef all = window.batch();
        return new JudgedRows(
                all.with(profile.rows(), all.rejectedRows(), all.from(), all.to()),
                profile,
                window.intake(),
                terms(window, event));
    }

    private Terms terms(Window window, BatchAccepted event) {
        return new Terms(
                window.version(),
                event.version() == window.definitionVersion()
                        ? event.definition()
                        : definitions.of(window.batch().model(), window.definitionVersion()),
                window.definitionVersion(),
                window.labelled(),
                window.batch().reference(),
                window.referenceBlocks());
    }

    /** Pauses for a random time, so that two instances that collided do not collide again. */
    private static void pause() {
        LockSupport.parkNanos(
                TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextLong(1, 50)));
    }

    private static NotYetException contended() {
        return new NotYetException("other instances are adding parts to the same window");
    }
}
