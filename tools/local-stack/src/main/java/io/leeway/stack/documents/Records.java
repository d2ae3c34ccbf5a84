package io.leeway.stack.documents;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

import com.sleepycat.je.Cursor;
import com.sleepycat.je.CursorConfig;
import com.sleepycat.je.Database;
import com.sleepycat.je.DatabaseEntry;
import com.sleepycat.je.LockMode;
import com.sleepycat.je.OperationStatus;
import com.sleepycat.je.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * A table of records in the order of their keys' bytes.
 *
 * <p>Reads take no locks: whoever uses this sees to it that nobody writes meanwhile.
 */
final class Records implements Iterable<Records.Entry> {

    /** Iterating reads this much at a time, so that no cursor stays open when the reader stops half-way. */
    private static final int PAGE_RECORDS = 128;

    private static final int PAGE_BYTES = 8 << 20;

    private final Database database;
    private final Supplier<@Nullable Transaction> transaction;

    Records(Database database, Supplier<@Nullable Transaction> transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /** A record. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, and bytes are what it is.
    record Entry(byte[] key, byte[] value) {}

    byte @Nullable [] get(byte[] key) {
        DatabaseEntry found = new DatabaseEntry();
        return database.get(null, new DatabaseEntry(key), found, LockMode.READ_UNCOMMITTED) == OperationStatus.SUCCESS
                ? found.getData()
                : null;
    }

    void put(byte[] key, byte[] value) {
        database.put(transaction.get(), new DatabaseEntry(key), new DatabaseEntry(value));
    }

    /** False if there was a record with this key, which then stays as it is. */
    boolean putIfAbsent(byte[] key, byte[] value) {
        return database.putNoOverwrite(transaction.get(), new DatabaseEntry(key), new DatabaseEntry(value))
                == OperationStatus.SUCCESS;
    }

    /** False if there was no record with this key. */
    boolean remove(byte[] key) {
        return database.delete(transaction.get(), new DatabaseEntry(key)) == OperationStatus.SUCCESS;
    }

    long count() {
        return database.count();
    }

    boolean isEmpty() {
        try (Cursor cursor = database.openCursor(null, CursorConfig.READ_UNCOMMITTED)) {
            return cursor.getFirst(new DatabaseEntry(), new DatabaseEntry(), LockMode.READ_UNCOMMITTED)
                    != OperationStatus.SUCCESS;
        }
    }

    /** The key of the last record, or null where there is none. */
    byte @Nullable [] lastKey() {
        DatabaseEntry key = new DatabaseEntry();
        try (Cursor cursor = database.openCursor(null, CursorConfig.READ_UNCOMMITTED)) {
            return cursor.getLast(key, new DatabaseEntry(), LockMode.READ_UNCOMMITTED) == OperationStatus.SUCCESS
                    ? key.getData()
                    : null;
        }
    }

    @Override
    public Iterator<Entry> iterator() {
        return new Pages();
    }

    private List<Entry> page(byte @Nullable [] after) {
        List<Entry> page = new ArrayList<>();
        int bytes = 0;
        DatabaseEntry key = after == null ? new DatabaseEntry() : new DatabaseEntry(after.clone());
        DatabaseEntry value = new DatabaseEntry();
        try (Cursor cursor = database.openCursor(null, CursorConfig.READ_UNCOMMITTED)) {
            OperationStatus status = after == null
                    ? cursor.getFirst(key, value, LockMode.READ_UNCOMMITTED)
                    : cursor.getSearchKeyRange(key, value, LockMode.READ_UNCOMMITTED);
            if (status == OperationStatus.SUCCESS && after != null && java.util.Arrays.equals(key.getData(), after)) {
                status = cursor.getNext(key, value, LockMode.READ_UNCOMMITTED);
            }
            while (status == OperationStatus.SUCCESS) {
                page.add(new Entry(key.getData(), value.getData()));
                bytes += value.getSize();
                if (page.size() >= PAGE_RECORDS || bytes >= PAGE_BYTES) {
                    break;
                }
                status = cursor.getNext(key, value, LockMode.READ_UNCOMMITTED);
            }
        }
        return page;
    }

    private final class Pages implements Iterator<Entry> {

        private List<Entry> page = page(null);
        private int next;

        @Override
        public boolean hasNext() {
            if (next == page.size() && !page.isEmpty()) {
                page = page(page.getLast().key());
                next = 0;
            }
            return next < page.size();
        }

        @Override
        public Entry next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return page.get(next++);
        }
    }
}
