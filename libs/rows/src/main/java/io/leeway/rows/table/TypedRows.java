package io.leeway.rows.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.leeway.rows.cell.Cell;
import io.leeway.rows.packed.PackedException;

/**
 * Rows of a format whose columns have names and types. Only columns whose cells are asked for are read; one of a type that is
 * not read is refused when it is asked for.
 */
abstract class TypedRows implements RowSource {

    private final UnreadableTableException.Kind unreadable;
    private final Header header;
    private final TableLimits limits;
    private long unpacked;

    /** @param unreadable what kind of fault it is where the format is another one, or damaged */
    TypedRows(List<String> names, TableLimits limits, UnreadableTableException.Kind unreadable) {
        if (names.isEmpty()) {
            throw new UnreadableTableException(unreadable, "It has no columns. Send the model's columns.");
        }
        this.unreadable = unreadable;
        this.limits = limits;
        header = new Header(names, limits.columns());
    }

    static UnreadableTableException refusal(PackedException exception, UnreadableTableException.Kind unreadable) {
        return new UnreadableTableException(
                exception.isTooLarge() ? UnreadableTableException.Kind.TOO_LARGE : unreadable,
                exception.getMessage() + (exception.getMessage().endsWith(".") ? "" : "."),
                exception);
    }

    /** What the values of a column are that is not read, in words; absent where it is. */
    abstract @Nullable String unread(int place);

    /** The current row, from 0. */
    abstract long row();

    /**
     * Puts the current row's cell into another.
     *
     * @param most the most bytes of a text
     * @return the bytes that it takes
     */
    abstract long read(int place, Cell into, long most) throws IOException;

    /** @throws UnreadableTableException if the column is of a type that is not read */
    @Override
    public int place(String column) {
        int place = header.place(column);
        String unread = place < 0 ? null : unread(place);
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
        try {
            take(read(place, into, limits.line()));
        } catch (PackedException exception) {
            throw refusal(exception, unreadable);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** Counts bytes that cells, or what stands for them, take. */
    final void take(long bytes) {
        unpacked += bytes;
        if (unpacked > limits.unpacked()) {
            throw new UnreadableTableException(
                    UnreadableTableException.Kind.TOO_LARGE,
                    "The rows up to row " + (row() + 1) + " unpack into more than " + limits.unpacked() + " bytes.");
        }
    }

    /** A column of a type that is not read is, as an object is in JSON, absent. */
    @Override
    public @Nullable String cell(String column) {
        int place = header.place(column);
        return place < 0 || unread(place) != null ? null : RowSource.super.cell(column);
    }

    @Override
    public Set<String> columns() {
        return header.names();
    }

    @Override
    public int width() {
        return header.width();
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
}
