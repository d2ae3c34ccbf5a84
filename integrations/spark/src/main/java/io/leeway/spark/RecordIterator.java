package io.leeway.spark;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

import io.leeway.profiles.JoinReader;

/** Reads the records of one partition; those that count its unreadable labels come last. */
final class RecordIterator implements Iterator<JoinRecord> {

    private final JoinSide side;
    private final Iterator<Row> rows;
    private final JoinReader reader;
    private final RowValues values;
    private final int fileColumn;
    private final String[] files;
    private String file = "";
    private int fileNumber;
    private long taken;
    private long withoutId;
    private long withoutValue;
    private @Nullable JoinRecord next;

    /**
     * Begins with the first.
     *
     * @param columns those that are read of a row, which the name of its file and its place follow
     * @param files those of the table, in the order of their names
     */
    RecordIterator(JoinSide side, Iterator<Row> rows, JoinReader reader, TableColumns columns, String[] files) {
        this.side = side;
        this.rows = rows;
        this.reader = reader;
        this.files = files;
        values = new RowValues(columns);
        fileColumn = columns.read().size();
    }

    /** How many rows were taken from the partition. */
    long taken() {
        return taken;
    }

    @Override
    public boolean hasNext() {
        while (next == null && rows.hasNext()) {
            next = record(rows.next());
            taken++;
        }
        if (next == null && withoutId > 0) {
            next = JoinRecord.count(JoinSide.LABELS_WITHOUT_ID, withoutId);
            withoutId = 0;
        } else if (next == null && withoutValue > 0) {
            next = JoinRecord.count(JoinSide.LABELS_WITHOUT_VALUE, withoutValue);
            withoutValue = 0;
        }
        return next != null;
    }

    @Override
    public JoinRecord next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        JoinRecord record = next;
        next = null;
        return record;
    }

    /** Absent where nothing can be done with the row; of the table's own rows the profile tells that. */
    private @Nullable JoinRecord record(Row row) {
        if (reader.read(values.of(row))) {
            return new JoinRecord(
                    reader.id(),
                    side,
                    fileNumber(row.getString(fileColumn)),
                    row.getLong(fileColumn + 1),
                    reader.window(),
                    reader.word());
        }
        if (side == JoinSide.LABEL && reader.lacksId()) {
            withoutId++;
        } else if (side == JoinSide.LABEL) {
            withoutValue++;
        }
        return null;
    }

    private int fileNumber(String name) {
        if (!name.equals(file)) {
            file = name;
            fileNumber = Arrays.binarySearch(files, name);
        }
        return fileNumber;
    }
}
