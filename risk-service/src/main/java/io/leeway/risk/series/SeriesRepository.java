package io.leeway.risk.series;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.leeway.support.history.SeriesBuckets;
import io.leeway.support.history.SeriesBuckets.Point;
import io.leeway.support.start.Preparations;

/**
 * A model's windows in their order, in buckets, and a directory of the buckets. What was assessed is in its bucket before it
 * is in the directory, and the directory only grows by what comes, so whatever is interrupted is right after the next one.
 */
@ApplicationScoped
public class SeriesRepository {

    /** The metrics that every window has here, known or not. */
    public static final Set<String> METRICS = Set.of(
            "risk",
            "risk-statistical",
            "risk-quality",
            "risk-prediction",
            "risk-performance",
            "risk-range",
            "drift-share",
            "quality-findings",
            "label-coverage");

    private static final String SERIES = "assessed";
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> directories;
    private final SeriesBuckets buckets;

    /** Of a database. */
    public SeriesRepository(MongoClient client, @ConfigProperty(name = "quarkus.mongodb.database") String name) {
        MongoDatabase database = client.getDatabase(name);
        directories = database.getCollection("series_directories");
        buckets = new SeriesBuckets(database.getCollection("risk_series"));
    }

    void createIndexes(@Observes StartupEvent event, Preparations preparations) {
        preparations.whenThere("MongoDB", buckets::createIndexes);
    }

    /** Windows were assessed. */
    public void assessed(List<AssessedWindow> windows) {
        buckets.put(windows.stream()
                .map(window -> new SeriesBuckets.Entry(window.model(), SERIES, AssessedPoint.of(window)))
                .toList());
        windows.stream()
                .map(window -> new Bucket(
                        window.model(), SeriesBuckets.number(window.summary().sequence())))
                .distinct()
                .forEach(this::enter);
    }

    private record Bucket(String model, long number) {}

    /** Which buckets a model has. */
    public Directory directory(String model) {
        return Directory.of(directories.find(Filters.eq("_id", model)).first());
    }

    /** The windows in some buckets, in their order. */
    public List<Point> read(String model, Collection<Long> numbers) {
        return buckets.read(model, SERIES, numbers);
    }

    /** The last windows before a place, newest first. */
    public List<Point> before(String model, long sequence, int most) {
        return before(model, directory(model), sequence, most);
    }

    /** The last windows before a place of those that a directory knows, likewise. */
    public List<Point> before(String model, Directory directory, long sequence, int most) {
        List<Point> found = new ArrayList<>();
        for (long number : directory
                .shelves()
                .headMap(SeriesBuckets.number(sequence), true)
                .descendingKeySet()) {
            read(model, List.of(number)).reversed().stream()
                    .filter(point -> point.sequence() < sequence)
                    .limit(most - found.size())
                    .forEach(found::add);
            if (found.size() == most) {
                break;
            }
        }
        return found;
    }

    /** Takes a window out whose assessment goes. */
    public void remove(String model, long sequence, String batch) {
        buckets.remove(model, SERIES, sequence, batch);
        long number = SeriesBuckets.number(sequence);
        int left = read(model, List.of(number)).size();
        String place = place(number);
        directories.updateOne(
                new Document("_id", model).append(place, new Document("$exists", true)),
                left == 0 ? Updates.unset(place) : Updates.set(place + ".windows", left));
    }

    /** Deletes what is kept of a model. */
    public void forget(String model) {
        directories.deleteOne(Filters.eq("_id", model));
        buckets.forget(model);
    }

    /** Notes what a bucket has; of two instances that note it at once, the one that has seen more is right. */
    private void enter(Bucket bucket) {
        List<Point> points = read(bucket.model(), List.of(bucket.number()));
        if (points.isEmpty()) {
            return; // It was deleted meanwhile.
        }
        String place = place(bucket.number());
        List<Bson> changes = new ArrayList<>();
        changes.add(Updates.max(place + ".windows", points.size()));
        changes.add(Updates.min(place + ".from", Date.from(earliest(points))));
        changes.add(Updates.max(place + ".to", Date.from(latest(points))));
        directories.updateOne(Filters.eq("_id", bucket.model()), Updates.combine(changes), UPSERT);
    }

    private static Instant earliest(List<Point> points) {
        return points.stream().map(Point::at).min(Instant::compareTo).orElseThrow();
    }

    private static Instant latest(List<Point> points) {
        return points.stream().map(Point::at).max(Instant::compareTo).orElseThrow();
    }

    private static String place(long number) {
        return "buckets." + number;
    }
}
