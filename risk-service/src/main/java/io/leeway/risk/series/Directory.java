package io.leeway.risk.series;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Which buckets a model's series have, by their numbers.
 *
 * @param shelves what is in each
 */
public record Directory(NavigableMap<Long, Shelf> shelves) {

    /**
     * What is in a bucket.
     *
     * @param windows how many windows
     * @param from the earliest end of one
     * @param to the latest end of one
     */
    public record Shelf(int windows, Instant from, Instant to) {}

    static Directory of(@Nullable Document document) {
        NavigableMap<Long, Shelf> shelves = new TreeMap<>();
        if (document != null) {
            for (Map.Entry<String, Object> shelf :
                    document.get("buckets", new Document()).entrySet()) {
                Document found = (Document) shelf.getValue();
                shelves.put(
                        Long.valueOf(shelf.getKey()),
                        new Shelf(
                                found.getInteger("windows"),
                                found.get("from", Date.class).toInstant(),
                                found.get("to", Date.class).toInstant()));
            }
        }
        return new Directory(shelves);
    }

    /** How many windows were assessed. */
    public long windows() {
        return shelves.values().stream().mapToLong(Shelf::windows).sum();
    }

    /** The numbers of the buckets with a window that ends within a time, the newest ones of them, in their order. */
    public List<Long> within(Instant from, Instant to, int most) {
        List<Long> newest = new ArrayList<>();
        for (Map.Entry<Long, Shelf> shelf : shelves.descendingMap().entrySet()) {
            if (newest.size() == most) {
                break;
            }
            if (!shelf.getValue().from().isAfter(to) && !shelf.getValue().to().isBefore(from)) {
                newest.add(shelf.getKey());
            }
        }
        return newest.reversed();
    }
}
