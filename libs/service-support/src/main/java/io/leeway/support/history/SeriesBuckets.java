package io.leeway.support.history;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.LongStream;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import org.bson.Document;
import org.bson.conversions.Bson;

import io.leeway.contracts.events.BatchRef;

/**
 * Series over a model's windows in buckets: documents that are found by their ids, each with the points of {@value #SPAN}
 * places in the order of windows, so that reading and writing take as long with a history of years as with one of a day.
 *
 * <p>A point is set in its bucket by one change of one document, under the condition that no later revision of it is there.
 * So several instances write to one bucket at a time, in any order and again; in the end it holds the latest revision of each.
 */
public final class SeriesBuckets {

    /** How many places a bucket has. */
    public static final int SPAN = 64;

    private static final int READ_AT_ONCE = 32;
    private static final int WRITTEN_AT_ONCE = 500;
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final Comparator<Point> IN_ORDER =
            Comparator.comparingLong(Point::sequence).thenComparing(Point::at).thenComparing(Point::batch);

    /** The value of a point that says with which reference its batch was compared, where it was with one. */
    public static final String REFERENCE = "reference";

    private final MongoCollection<Document> collection;

    /** Buckets in a collection of one writer. */
    public SeriesBuckets(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /** Creates the indexes by which buckets are deleted; only their writer does. */
    public void createIndexes() {
        collection.createIndex(Indexes.ascending("model"));
        collection.createIndex(Indexes.ascending("storedAt"));
    }

    /**
     * A point.
     *
     * @param batch the batch's or window's id
     * @param name what the client called it
     * @param sequence its place among the model's
     * @param at its latest event time, or when it was accepted
     * @param revision of the report that it is from
     * @param values what is known there
     */
    public record Point(String batch, String name, long sequence, Instant at, int revision, Document values) {}

    /** A point of a series of a model. */
    public record Entry(String model, String series, Point point) {

        /**
         * What a report says of a batch in one of the series.
         *
         * @param revision of the report
         */
        public static Entry of(BatchRef batch, String series, int revision, Document values) {
            return new Entry(
                    batch.model(),
                    series,
                    new Point(batch.batch(), batch.name(), batch.sequence(), batch.end(), revision, values));
        }
    }

    /** The number of the bucket that holds a place. */
    public static long number(long sequence) {
        return Math.floorDiv(sequence, SPAN);
    }

    /** The numbers of the buckets that hold places from one until another, both included. */
    public static List<Long> numbers(long from, long to) {
        return LongStream.rangeClosed(number(from), number(to)).boxed().toList();
    }

    /** Stores points, each where no later revision of it is there; returns when they are durable. */
    public void put(List<Entry> entries) {
        write(entries, (place, point) -> Updates.set(place, document(point)));
    }

    /**
     * Stores parts of points, likewise: what a value that is a list has is added to what the list has, and what is equal is in
     * it once.
     */
    public void putParts(List<Entry> entries) {
        write(entries, SeriesBuckets::parts);
    }

    private void write(List<Entry> entries, BiFunction<String, Point, Bson> change) {
        for (int from = 0; from < entries.size(); from += WRITTEN_AT_ONCE) {
            List<WriteModel<Document>> writes = new ArrayList<>();
            for (Entry entry : entries.subList(from, Math.min(entries.size(), from + WRITTEN_AT_ONCE))) {
                writes.add(write(entry, change));
            }
            Revisions.write(collection, writes);
        }
    }

    /** The points in some buckets of a series, in the order of windows. */
    public List<Point> read(String model, String series, Collection<Long> numbers) {
        return read(model, List.of(series), numbers).getOrDefault(series, List.of());
    }

    /** The points in some buckets of several series, by series and in the order of windows; a series without any is left out. */
    public Map<String, List<Point>> read(String model, Collection<String> series, Collection<Long> numbers) {
        List<String> ids = series.stream()
                .flatMap(name -> numbers.stream().map(number -> id(model, name, number)))
                .toList();
        Map<String, List<Point>> points = new HashMap<>();
        for (int from = 0; from < ids.size(); from += READ_AT_ONCE) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + READ_AT_ONCE));
            for (Document bucket : collection.find(Filters.in("_id", some))) {
                List<Point> of = points.computeIfAbsent(bucket.getString("series"), name -> new ArrayList<>());
                bucket.get("points", Document.class).values().forEach(point -> of.add(point((Document) point)));
            }
        }
        points.values().forEach(of -> of.sort(IN_ORDER));
        return points;
    }

    /**
     * The points of several series before a batch, by series and in the order of windows, that were compared with the batch's
     * {@linkplain #REFERENCE reference}.
     *
     * @param from the first place that is looked at
     */
    public Map<String, List<Point>> before(BatchRef batch, Collection<String> series, long from) {
        Map<String, List<Point>> points = read(batch.model(), series, numbers(Math.max(0, from), batch.sequence()));
        points.values().forEach(of -> of.removeIf(point -> !isBefore(point, batch, from)));
        return points;
    }

    private static boolean isBefore(Point point, BatchRef batch, long from) {
        return point.sequence() >= from
                && point.sequence() < batch.sequence()
                && batch.reference().equals(point.values().getString(REFERENCE));
    }

    /** Takes a point out, with its bucket where it was the last in it. */
    public void remove(String model, String series, long sequence, String batch) {
        String id = id(model, series, number(sequence));
        collection.updateOne(Filters.eq("_id", id), Updates.unset("points." + key(batch)));
        collection.deleteOne(new Document("_id", id).append("points", new Document()));
    }

    /** Deletes the buckets into which nothing was stored since then; returns how many. */
    public long deleteStoredBefore(Instant moment) {
        return OldDocuments.delete(collection, Filters.lt("storedAt", Date.from(moment)));
    }

    /** Deletes the series of a model. */
    public void forget(String model) {
        ModelDocuments.delete(collection, model);
    }

    private static WriteModel<Document> write(Entry entry, BiFunction<String, Point, Bson> change) {
        Point point = entry.point();
        long number = number(point.sequence());
        String place = "points." + key(point.batch());
        return new UpdateOneModel<>(
                // In one object, because the embedded store finds nothing by its id within an $and.
                new Document("_id", id(entry.model(), entry.series(), number))
                        .append(place + ".r", new Document("$not", new Document("$gt", point.revision()))),
                Updates.combine(
                        Updates.setOnInsert("model", entry.model()),
                        Updates.setOnInsert("series", entry.series()),
                        Updates.setOnInsert("number", number),
                        Updates.max("storedAt", Date.from(Instant.now())),
                        change.apply(place, point)),
                UPSERT);
    }

    private static Bson parts(String place, Point point) {
        Document document = document(point);
        Document values = document.get("v", new Document());
        document.remove("v");
        List<Bson> changes = new ArrayList<>();
        document.forEach((field, value) -> changes.add(Updates.set(place + '.' + field, value)));
        values.forEach((name, value) -> changes.add(
                value instanceof List<?> list
                        ? Updates.addEachToSet(place + ".v." + name, list)
                        : Updates.set(place + ".v." + name, value)));
        return Updates.combine(changes);
    }

    private static Document document(Point point) {
        return new Document("r", point.revision())
                .append("b", point.batch())
                .append("n", point.name())
                .append("q", point.sequence())
                .append("t", Date.from(point.at()))
                .append("v", point.values());
    }

    private static Point point(Document document) {
        return new Point(
                document.getString("b"),
                document.getString("n"),
                document.get("q", Number.class).longValue(),
                document.getDate("t").toInstant(),
                document.getInteger("r"),
                document.get("v", Document.class));
    }

    /** No model's name has a slash, and what follows the last one is the number. */
    private static String id(String model, String series, long number) {
        return model + "/" + series + "/" + number;
    }

    /** A batch's id as the name of a field, which holds no dot and does not begin with a dollar. */
    private static String key(String batch) {
        StringBuilder key = new StringBuilder();
        for (byte letter : batch.getBytes(StandardCharsets.UTF_8)) {
            if (letter > 0 && (Character.isLetterOrDigit(letter) || "-_:".indexOf(letter) >= 0)) {
                key.append((char) letter);
            } else {
                key.append('%').append(HexFormat.of().toHexDigits(letter));
            }
        }
        return key.toString();
    }
}
