package io.leeway.rows.table;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** The characters of rows, of which one row may have so many: a row without an end would fill the heap. */
final class RowText extends FilterReader {

    /** What the readers behind this one fetch at a time; so much may belong to the next row. */
    private static final int FETCHED = 8_192;

    private final long longest;
    private long row;
    private long characters;

    RowText(Reader reader, long longest) {
        super(reader);
        this.longest = longest;
    }

    /** Says that a row begins. */
    void beginRow() {
        row++;
        characters = 0;
    }

    /** The row that was begun last, from 1; 0 before the first. */
    long row() {
        return row;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, Math.min(length, FETCHED));
        characters += Math.max(0, read);
        if (characters > longest + FETCHED) {
            throw UnreadableTableException.rowTooLong(row, longest);
        }
        return read;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }
}
