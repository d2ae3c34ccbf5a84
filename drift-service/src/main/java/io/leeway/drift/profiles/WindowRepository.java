package io.leeway.drift.profiles;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.events.IntakeReport;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.support.history.Documents;

/**
 * The parts of windows: each part's profile is kept, so that a part that comes again changes nothing, and a late one is
 * merged with all that came before.
 */
@ApplicationScoped
class WindowRepository {

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> parts;
    private final ProfileRepository profiles;

    WindowRepository(
            MongoClient client,
            ProfileRepository profiles,
            @ConfigProperty(name = "quarkus.mongodb.database") String database) {
        this.parts = client.getDatabase(database).getCollection("window_parts");
        this.profiles = profiles;
    }

    void createIndexes(@Observes StartupEvent event) {
        parts.createIndex(Indexes.ascending("window"));
    }

    /** Adds a part to its window, and gives what the window has then. */
    JudgedRows add(BatchAccepted event, DataProfile profile) {
        BatchRef window = event.judged();
        String part = window.batch() + "/" + event.batch().batch();
        profiles.store(window.model(), part, profile);
        String id = window.model() + "/" + part;
        // Written after the profile, so that a part that is listed is complete.
        parts.replaceOne(
                Filters.eq("_id", id),
                new Document("_id", id)
                        .append("window", window.subject())
                        .append("part", part)
                        .append("sequence", event.batch().sequence())
                        .append("ref", Documents.of(event.batch()))
                        .append("intake", Documents.of(event.intake())),
                UPSERT);
        return judged(window);
    }

    private JudgedRows judged(BatchRef window) {
        DataProfile whole = DataProfile.empty();
        List<BatchRef> refs = new ArrayList<>();
        Set<String> extra = new LinkedHashSet<>();
        Map<String, Long> rejected = new HashMap<>();
        for (Document document :
                parts.find(Filters.eq("window", window.subject())).sort(Sorts.ascending("sequence"))) {
            String part = document.getString("part");
            whole = whole.merge(profiles.find(window.model(), part)
                    .orElseThrow(() -> new IllegalStateException("the profile of " + part + " is missing")));
            refs.add(Documents.read(document.get("ref", Document.class), BatchRef.class));
            IntakeReport intake = Documents.read(document.get("intake", Document.class), IntakeReport.class);
            extra.addAll(intake.extraColumns());
            intake.rejectedByColumn().forEach((column, rows) -> rejected.merge(column, rows, Long::sum));
        }
        BatchRef all = window.with(
                whole.rows(),
                refs.stream().mapToLong(BatchRef::rejectedRows).sum(),
                refs.stream()
                        .map(BatchRef::from)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                latest(refs));
        return new JudgedRows(all, whole, new IntakeReport(List.copyOf(extra), rejected), refs.size());
    }

    private static @Nullable Instant latest(List<BatchRef> refs) {
        return refs.stream()
                .map(BatchRef::to)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
