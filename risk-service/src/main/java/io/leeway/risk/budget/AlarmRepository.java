package io.leeway.risk.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.bson.Document;
import org.bson.types.Binary;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.WindowSettings;
import io.leeway.contracts.reports.DriftReport;
import io.leeway.support.history.ModelDocuments;
import io.leeway.support.history.OldDocuments;
import io.leeway.support.history.Revisions;
import io.leeway.support.messaging.NotYetException;
import io.leeway.support.start.Preparations;

/**
 * The windows of each period of a budget, in a document a model and period, which is found by its id. A period begins at a
 * multiple of the budget's time, as windows do; another {@code alarms.per} begins documents of its own.
 */
@ApplicationScoped
public class AlarmRepository {

    private static final int TRIES = 10;

    private final MongoCollection<Document> collection;

    AlarmRepository(MongoClient client, @ConfigProperty(name = "quarkus.mongodb.database") String database) {
        collection = client.getDatabase(database).getCollection("alarm_periods");
    }

    void createIndexes(@Observes StartupEvent event, Preparations preparations) {
        preparations.whenThere("MongoDB", () -> collection.createIndex(Indexes.ascending("storedAt")));
    }

    /** Counts the window of a report, once however often it is reported; returns when it is durable. */
    public void count(DriftReport report, ModelDefinition definition) {
        JudgedWindow.of(report).ifPresent(window -> {
            String model = definition.model();
            String per = definition.alarms().per();
            long number = WindowSettings.number(time(report.batch(), definition), Duration.parse(per));
            change(model, per, number, tally -> tally.add(window));
            if (report.revision() > 1) {
                // A window by rows that has grown since may have been in an earlier period.
                periods(model, per, number - AlarmBudget.EARLIER, number - 1).forEach((earlier, tally) -> {
                    if (tally.remove(window)) {
                        change(model, per, earlier, again -> again.remove(window));
                    }
                });
            }
            noteLatest(model, per, number);
        });
    }

    /** Of a window of the calendar its begin, which late parts do not change; else the latest event time, if there are any. */
    private static Instant time(BatchRef batch, ModelDefinition definition) {
        Instant to = batch.to();
        if (to == null) {
            return batch.acceptedAt();
        }
        return definition
                .period()
                .map(length -> WindowSettings.begin(to, length))
                .orElse(to);
    }

    private void change(String model, String per, long number, Predicate<WindowTally> change) {
        String id = id(model, per) + "/" + number;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Document known = collection.find(Filters.eq("_id", id)).first();
            WindowTally tally = known == null ? new WindowTally() : tally(known);
            if (!change.test(tally)) {
                return;
            }
            long version = known == null ? 0 : known.getLong("version");
            Document next = new Document("_id", id)
                    .append("model", model)
                    .append("version", version + 1)
                    .append("number", number)
                    .append("windows", new Binary(tally.write()))
                    .append("full", tally.isFull())
                    .append("storedAt", Date.from(Instant.now()));
            if (Revisions.replace(collection, next, version)) {
                return;
            }
        }
        throw new NotYetException("other instances are counting alarms of the same model");
    }

    private void noteLatest(String model, String per, long number) {
        collection.updateOne(
                Filters.eq("_id", id(model, per)),
                Updates.combine(
                        Updates.max("latest", number),
                        Updates.set("model", model),
                        Updates.set("storedAt", Date.from(Instant.now()))),
                new UpdateOptions().upsert(true));
    }

    /** The number of the latest period that has a window; empty while there is none. */
    OptionalLong latest(String model, String per) {
        Document known = collection.find(Filters.eq("_id", id(model, per))).first();
        return known == null
                ? OptionalLong.empty()
                : OptionalLong.of(known.get("latest", Number.class).longValue());
    }

    /** The windows of periods by their numbers; a period without a window has none. */
    Map<Long, WindowTally> periods(String model, String per, long from, long to) {
        List<String> ids = new ArrayList<>();
        for (long number = from; number <= to; number++) {
            ids.add(id(model, per) + "/" + number);
        }
        Map<Long, WindowTally> periods = new HashMap<>();
        for (Document document : collection.find(Filters.in("_id", ids))) {
            periods.put(document.get("number", Number.class).longValue(), tally(document));
        }
        return periods;
    }

    /** Deletes periods in which nothing was counted since then; returns how many. */
    public long deleteStoredBefore(Instant moment) {
        return OldDocuments.delete(collection, OldDocuments.storedBefore(moment));
    }

    /** Deletes what is stored for a model. */
    public void forget(String model) {
        ModelDocuments.delete(collection, model);
    }

    private static WindowTally tally(Document document) {
        return WindowTally.read(document.get("windows", Binary.class).getData(), document.getBoolean("full"));
    }

    private static String id(String model, String per) {
        return model + "/" + per;
    }
}
