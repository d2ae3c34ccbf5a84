package io.leeway.support.history;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import org.bson.Document;
import org.jboss.logging.Logger;

import io.leeway.support.messaging.OutageException;

/**
 * Moves points that were stored as a document each, before there were {@link SeriesBuckets}. A page of them is put into
 * buckets and then deleted; interrupted anywhere, or done by several instances, it ends the same.
 */
public final class OldPoints {

    private static final Logger LOG = Logger.getLogger(OldPoints.class);
    private static final int AT_ONCE = 1_000;
    private static final int PAGES_BEFORE_WORK = 20;

    private final MongoCollection<Document> old;
    private final Consumer<List<Document>> putting;
    private final ReentrantLock moving = new ReentrantLock();
    private volatile boolean moved;

    /**
     * Points in a collection.
     *
     * @param putting puts some of them into buckets; again does no harm
     */
    public OldPoints(MongoCollection<Document> old, Consumer<List<Document>> putting) {
        this.old = old;
        this.putting = putting;
    }

    /** The point that a document was, in a series and with values that are made of it. */
    public static SeriesBuckets.Entry entry(Document old, String series, Document values) {
        return new SeriesBuckets.Entry(
                old.getString("model"),
                series,
                new SeriesBuckets.Point(
                        old.getString("batch"),
                        old.getString("name"),
                        old.get("sequence", Number.class).longValue(),
                        old.get("at", Date.class).toInstant(),
                        old.getInteger("revision", 0),
                        values));
    }

    /** Moves all of them. */
    public void move() {
        while (!moveSome()) {
            // There are more.
        }
    }

    /**
     * Makes sure that none is missing in the buckets, for work that is judged by the history.
     *
     * @throws OutageException if there are so many that the work waits until they are moved
     */
    public void requireMoved() {
        if (!moved && !moveSome()) {
            throw new OutageException(
                    "the history is being moved to another form", new IllegalStateException("points are left"));
        }
    }

    /** Deletes those of a model that were not moved yet. */
    public void forget(String model) {
        ModelDocuments.delete(old, model);
    }

    /** Moves a bounded number; returns whether none is left. */
    private boolean moveSome() {
        moving.lock();
        try {
            for (int page = 0; page < PAGES_BEFORE_WORK && !moved; page++) {
                moved = movePage() < AT_ONCE;
            }
            return moved;
        } finally {
            moving.unlock();
        }
    }

    private int movePage() {
        List<Document> page = old.find().limit(AT_ONCE).into(new ArrayList<>());
        if (page.isEmpty()) {
            return 0;
        }
        putting.accept(page);
        old.deleteMany(Filters.in(
                "_id",
                page.stream()
                        .map(document -> Objects.requireNonNull(document.get("_id")))
                        .toList()));
        LOG.infof("event=history-moved from=%s points=%d", old.getNamespace().getCollectionName(), page.size());
        return page.size();
    }
}
