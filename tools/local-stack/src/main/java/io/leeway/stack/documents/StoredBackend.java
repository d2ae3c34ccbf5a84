package io.leeway.stack.documents;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import com.sleepycat.je.DatabaseException;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;

/**
 * Databases that keep what they have answered: a command that writes is one transaction, and its answer is given only
 * after that has been committed. One such command runs at a time, and no reading one meanwhile, so nobody ever sees half
 * of one or what may yet be lost.
 */
public final class StoredBackend extends AbstractMongoBackend {

    /** Every other command may write. */
    private static final Set<String> READING = Set.of(
            "buildinfo",
            "collstats",
            "count",
            "dbstats",
            "distinct",
            "endsessions",
            "find",
            "getlasterror",
            "getmore",
            "hello",
            "ismaster",
            "killcursors",
            "listcollections",
            "listdatabases",
            "listindexes",
            "ping",
            "serverstatus",
            "validate",
            "whatsmyuri");

    private final RecordStore store;
    private final ReadWriteLock access = new ReentrantReadWriteLock(true);

    private StoredBackend(RecordStore store) {
        this.store = store;
    }

    /**
     * Opens what a folder holds, or an empty store. After a kill that takes as long as reading what was written since the
     * last checkpoint, at most 20 MB.
     */
    public static StoredBackend open(Path folder) {
        return new StoredBackend(RecordStore.open(folder));
    }

    /** False once the store has met something that only opening it anew can mend. */
    public boolean isWell() {
        return store.isWell();
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new StoredDatabase(name, store, getCursorRegistry());
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        if (isReading(command, query)) {
            access.readLock().lock();
            try {
                Document answer = super.handleCommand(channel, database, command, query);
                BoundedCursor.cutFirstBatch(answer, getCursorRegistry());
                return answer;
            } finally {
                access.readLock().unlock();
            }
        }
        access.writeLock().lock();
        try {
            return committed(channel, database, command, query);
        } finally {
            access.writeLock().unlock();
        }
    }

    /** What went well before a refusal stays, as in MongoDB, so a refusal is committed like a success. */
    private Document committed(Channel channel, String database, String command, Document query) {
        store.begin();
        try {
            Document answer;
            try {
                answer = super.handleCommand(channel, database, command, query);
            } catch (MongoServerException refusal) {
                store.commit();
                throw refusal;
            }
            store.commit();
            return answer;
        } catch (DatabaseException exception) {
            throw new MongoServerException("the store could not keep it: " + exception.getMessage(), exception);
        } finally {
            store.abandon();
        }
    }

    private static boolean isReading(String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        if (name.equals("aggregate")) {
            return query.get("pipeline") instanceof List<?> stages
                    && stages.stream()
                            .noneMatch(stage -> stage instanceof Document document
                                    && (document.containsKey("$out") || document.containsKey("$merge")));
        }
        return READING.contains(name);
    }

    @Override
    public QueryResult handleQuery(MongoQuery query) {
        access.readLock().lock();
        try {
            return super.handleQuery(query);
        } finally {
            access.readLock().unlock();
        }
    }

    @Override
    public void close() {
        access.writeLock().lock();
        try {
            super.close();
            store.close();
        } finally {
            access.writeLock().unlock();
        }
    }
}
