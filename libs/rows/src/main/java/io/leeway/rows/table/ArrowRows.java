package io.leeway.rows.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.channels.FileChannel;

import org.jspecify.annotations.Nullable;

import io.leeway.rows.arrow.ArrowBatches;
import io.leeway.rows.cell.Cell;
import io.leeway.rows.packed.PackedException;

/**
 * Rows of a stream of Arrow, batch by batch as they come, or of a file of Arrow. A file's footer stands at its end and its
 * dictionaries anywhere, so it is kept in a file of its own first.
 */
final class ArrowRows extends TypedRows {

    private static final UnreadableTableException.Kind UNREADABLE = UnreadableTableException.Kind.UNREADABLE_ARROW;

    /** What a row counts for of which no cell takes anything: a batch of columns of type null says millions in a few bytes. */
    private static final int OF_ROW = 1;

    /** Enough to tell a file from a stream. */
    private static final int BEGINNING = 8;

    private final ArrowBatches batches;
    private final @Nullable FileChannel file;
    private long row = -1;

    /** Within its batch. */
    private int place = -1;

    /** How many rows the batch has; -1 behind the last one. */
    private int rows;

    private ArrowRows(ArrowBatches batches, @Nullable FileChannel file, TableLimits limits) {
        super(batches.names(), limits, UNREADABLE);
        this.batches = batches;
        this.file = file;
    }

    static ArrowRows open(InputStream bytes, TableLimits limits) throws IOException {
        PushbackInputStream whole = new PushbackInputStream(bytes, BEGINNING);
        byte[] begin = whole.readNBytes(BEGINNING);
        if (begin.length == 0) {
            throw UnreadableTableException.empty();
        }
        whole.unread(begin);
        if (ArrowBatches.isFile(begin)) {
            return ofFile(Spool.of(whole, limits.folder()), limits);
        }
        try {
            return new ArrowRows(ArrowBatches.open(whole, limits.memory(), limits.unpacked()), null, limits);
        } catch (PackedException exception) {
            throw refusal(exception, UNREADABLE);
        }
    }

    private static ArrowRows ofFile(FileChannel file, TableLimits limits) throws IOException {
        try {
            return new ArrowRows(ArrowBatches.open(file, limits.memory(), limits.unpacked()), file, limits);
        } catch (PackedException exception) {
            file.close();
            throw refusal(exception, UNREADABLE);
        } catch (IOException | RuntimeException exception) {
            file.close();
            throw exception;
        }
    }

    @Override
    public boolean next() throws IOException {
        place++;
        try {
            while (rows >= 0 && place >= rows) {
                place = 0;
                rows = batches.next();
            }
        } catch (PackedException exception) {
            throw refusal(exception, UNREADABLE);
        }
        if (rows < 0) {
            return false;
        }
        row++;
        take(OF_ROW);
        return true;
    }

    @Override
    long row() {
        return row;
    }

    @Override
    @Nullable
    String unread(int column) {
        return batches.unread(column);
    }

    @Override
    long read(int column, Cell into, long most) throws IOException {
        return batches.cell(column, place, into, most);
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
