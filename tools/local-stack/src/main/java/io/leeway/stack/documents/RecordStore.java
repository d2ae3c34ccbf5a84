package io.leeway.stack.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import com.sleepycat.je.Database;
import com.sleepycat.je.DatabaseConfig;
import com.sleepycat.je.DatabaseNotFoundException;
import com.sleepycat.je.Durability;
import com.sleepycat.je.Environment;
import com.sleepycat.je.EnvironmentConfig;
import com.sleepycat.je.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Named tables of records in a folder. What is written between {@link #begin()} and {@link #commit()} is kept or lost as
 * one; once {@code commit} has returned it is with the operating system and outlives kill -9.
 */
final class RecordStore implements AutoCloseable {

    private static final long CACHE_BYTES = 96L << 20;
    private static final long FILE_BYTES = 32L << 20;

    private final Environment environment;
    private final Map<String, Database> open = new ConcurrentHashMap<>();
    private final ThreadLocal<@Nullable Transaction> current = new ThreadLocal<>();

    private RecordStore(Environment environment) {
        this.environment = environment;
    }

    static RecordStore open(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        EnvironmentConfig config = new EnvironmentConfig()
                .setAllowCreate(true)
                .setTransactional(true)
                .setLockTimeout(30, TimeUnit.SECONDS);
        config.setDurability(Durability.COMMIT_WRITE_NO_SYNC);
        config.setCacheSize(CACHE_BYTES);
        config.setConfigParam(EnvironmentConfig.LOG_FILE_MAX, Long.toString(FILE_BYTES));
        config.setConfigParam(EnvironmentConfig.ENV_RUN_VERIFIER, "false");
        // The default refuses every write on a disk with less than 5 GB left.
        config.setConfigParam(EnvironmentConfig.FREE_DISK, Long.toString(100L << 20));
        config.setConfigParam(EnvironmentConfig.STATS_COLLECT, "false");
        return new RecordStore(new Environment(folder.toFile(), config));
    }

    boolean isWell() {
        return environment.isValid();
    }

    /** A table that is made if it is not there. */
    Records table(String name) {
        Database database = open.computeIfAbsent(
                name,
                absent -> environment.openDatabase(
                        null,
                        absent,
                        new DatabaseConfig()
                                .setAllowCreate(true)
                                .setTransactional(true)
                                .setKeyPrefixing(true)));
        return new Records(database, current::get);
    }

    /** Removes a table, now and for good, whatever becomes of what this thread has begun. */
    void remove(String name) {
        Database database = open.remove(name);
        if (database != null) {
            database.close();
        }
        try {
            environment.removeDatabase(null, name);
        } catch (DatabaseNotFoundException exception) {
            // It was never made, so there is nothing to remove.
            return;
        }
    }

    /** What this thread writes from now on belongs together. */
    void begin() {
        current.set(environment.beginTransaction(null, null));
    }

    /** Keeps what this thread wrote since it began. */
    void commit() {
        Transaction transaction = current.get();
        current.remove();
        if (transaction != null) {
            transaction.commit();
        }
    }

    /** Forgets what this thread wrote since it began, if it still is in the middle of that. */
    void abandon() {
        Transaction transaction = current.get();
        current.remove();
        if (transaction != null) {
            transaction.abort();
        }
    }

    @Override
    public void close() {
        open.values().forEach(Database::close);
        open.clear();
        environment.close();
    }
}
