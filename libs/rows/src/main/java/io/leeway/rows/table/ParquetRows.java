package io.leeway.rows.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.leeway.rows.cell.Cell;
import io.leeway.rows.parquet.ParquetColumn;
import io.leeway.rows.parquet.ParquetException;
import io.leeway.rows.parquet.ParquetFile;

/**
 * Rows of a Parquet file. Its footer stands at its end, so it is kept in a file of its own first. Only columns whose cells are
 * asked for are read; one of a type that is not read is refused when it is asked for.
 */
final class ParquetRows implements RowSource {

    /** The share of the heap that pages of one file may take at the same time. */
    private static final int SHARE = 8;

    /** More than any file needs, and far from what an array can hold. */
    private static final long MOST_MEMORY = 1L << 29;

    private final FileChannel channel;
    private final ParquetFile file;
    private final Header header;
    private final TableLimits limits;
    private final long rows;
    private final List<@Nullable ParquetColumn> columns = new ArrayList<>();
    private long row = -1;
    private long unpacked;

    private ParquetRows(FileChannel channel, TableLimits limits) throws IOException {
        this.channel = channel;
        this.limits = limits;
        long memory = Math.min(MOST_MEMORY, Runtime.getRuntime().maxMemory() / SHARE);
        file = ParquetFile.open(channel, memory, limits.unpacked());
        List<String> names = file.names();
        if (names.isEmpty()) {
            throw new UnreadableTableException(
                    UnreadableTableException.Kind.UNREADABLE_PARQUET, "It has no columns. Send the model's columns.");
        }
        header = new Header(names, limits.columns());
        rows = file.rows();
        names.forEach(name -> columns.add(null));
    }

    static ParquetRows open(InputStream bytes, TableLimits limits) throws IOException {
        FileChannel channel = Spool.of(bytes, limits.folder());
        try {
            if (channel.size() == 0) {
                throw UnreadableTableException.empty();
            }
            return new ParquetRows(channel, limits);
        } catch (ParquetException exception) {
            channel.close();
            throw unreadable(exception);
        } catch (IOException | RuntimeException exception) {
            channel.close();
            throw exception;
        }
    }

    private static UnreadableTableException unreadable(ParquetException exception) {
        return new UnreadableTableException(
                exception.isTooLarge()
                        ? UnreadableTableException.Kind.TOO_LARGE
                        : UnreadableTableException.Kind.UNREADABLE_PARQUET,
                exception.getMessage() + (exception.getMessage().endsWith(".") ? "" : "."),
                exception);
    }

    @Override
    public boolean next() {
        row++;
        return row < rows;
    }

    /** @throws UnreadableTableException if the column is of a type that is not read */
    @Override
    public int place(String column) {
        int place = header.place(column);
        String unread = place < 0 ? null : file.unread(place);
        if (unread != null) {
            throw new UnreadableTableException(
                    UnreadableTableException.Kind.UNREAD_TYPE,
                    "The column '" + column + "' is " + unread
                            + ", which is not read. Write it as numbers, texts, dates or times.");
        }
        return place;
    }

    @Override
    public void cell(int place, Cell into) {
        ParquetColumn column = columns.get(place);
        if (column == null) {
            column = file.column(place);
            columns.set(place, column);
        }
        try {
            unpacked += column.cell(row, into, limits.line());
        } catch (ParquetException exception) {
            throw unreadable(exception);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        if (unpacked > limits.unpacked()) {
            throw new UnreadableTableException(
                    UnreadableTableException.Kind.TOO_LARGE,
                    "The rows up to row " + (row + 1) + " unpack into more than " + limits.unpacked() + " bytes.");
        }
    }

    /** A column of a type that is not read is, as an object is in JSON, absent. */
    @Override
    public @Nullable String cell(String column) {
        int place = header.place(column);
        return place < 0 || file.unread(place) != null ? null : RowSource.super.cell(column);
    }

    @Override
    public Set<String> columns() {
        return header.names();
    }

    @Override
    public int width() {
        return columns.size();
    }

    @Override
    public List<String> header() {
        return header.written();
    }

    @Override
    public Set<String> repeated() {
        return header.repeated();
    }

    @Override
    public List<String> notes() {
        return header.notes();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
