package io.leeway.rows.table;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.leeway.rows.text.Utf8Input;

/**
 * Finds the cells of one row after the other, as RFC 4180 has them, in the bytes themselves. Lines without a character are
 * no rows. A cell's bytes stay where they are until the next row; only quotes within quotes are taken out in their place.
 */
final class CsvScanner {

    /** The rows cannot be read on: something follows a closing quote, or a row is too long. */
    static final class FaultException extends Exception {

        private static final long serialVersionUID = 1;

        private final boolean tooLong;

        private FaultException(boolean tooLong) {
            super(null, null, false, false);
            this.tooLong = tooLong;
        }

        boolean isTooLong() {
            return tooLong;
        }
    }

    private static final byte QUOTE = '"';

    private final Utf8Input input;
    private final CsvCells cells;
    private final byte[] separator;
    private final byte first;

    /** No byte above it, as a number with a sign, ends a cell. */
    private final byte highest;

    private final long longest;

    private int row;
    private int at;

    /** @param longest the most characters of a row */
    CsvScanner(Utf8Input input, char separator, long longest) {
        this.input = input;
        this.cells = new CsvCells(input);
        this.separator = String.valueOf(separator).getBytes(StandardCharsets.UTF_8);
        this.first = this.separator[0];
        this.highest = (byte) Math.max(first, '\r');
        this.longest = longest;
    }

    /** Goes on behind the line that begins here, which stands in the input's window. */
    void skipLine() {
        while (at < input.end() && input.bytes()[at] != '\n' && input.bytes()[at] != '\r') {
            at++;
        }
    }

    /** The cells of the current row. */
    CsvCells cells() {
        return cells;
    }

    /**
     * Moves to the next row.
     *
     * @return false at the end
     * @throws FaultException if something follows a closing quote, or the row is too long
     */
    boolean next() throws IOException, FaultException {
        if (!skipEmptyLines()) {
            return false;
        }
        cells.clear();
        boolean more = true;
        while (more) {
            boolean any = at < input.end() || more();
            more = (any && input.bytes()[at] == QUOTE) ? quoted() : plain();
        }
        checkLength();
        cells.beginAt(row);
        return true;
    }

    private void checkLength() throws FaultException {
        if (at - row > longest && Characters.count(input.bytes(), row, at) > longest) {
            throw new FaultException(true);
        }
    }

    /** The row begins at the first character that ends no line. */
    private boolean skipEmptyLines() throws IOException, FaultException {
        while (true) {
            row = at;
            if (at == input.end() && !more()) {
                return false;
            }
            byte next = input.bytes()[at];
            if (next != '\n' && next != '\r') {
                return true;
            }
            at++;
        }
    }

    /** A cell without quotes; whether another one follows in the row. */
    private boolean plain() throws IOException, FaultException {
        int from = at - row;
        while (true) {
            byte[] bytes = input.bytes();
            int end = input.end();
            int i = at;
            while (i < end) {
                byte next = bytes[i];
                if (next <= highest && (next == first || next == '\n' || next == '\r')) {
                    break;
                }
                i++;
            }
            at = i;
            if (i < end) {
                int to = i - row;
                if (endsCell()) {
                    cells.add(from, to);
                    return isSeparated(to);
                }
                at++;
            } else if (!more()) {
                cells.add(from, at - row);
                return false;
            }
        }
    }

    /** A cell that begins with a quote, likewise. */
    private boolean quoted() throws IOException, FaultException {
        at++;
        int from = at - row;
        int doubled = 0;
        while (true) {
            byte[] bytes = input.bytes();
            int end = input.end();
            int i = at;
            while (i < end && bytes[i] != QUOTE) {
                i++;
            }
            at = i;
            if (i == end) {
                if (!more()) {
                    // A cell that is not closed goes to the end.
                    int to = at - row;
                    boolean quote = to > from && input.bytes()[at - 1] == QUOTE;
                    cells.add(from, unescaped(from, quote ? to - 1 : to, doubled));
                    return false;
                }
                continue;
            }
            int to = at - row;
            at++;
            boolean ended = at == input.end() && !more();
            if (!ended && input.bytes()[at] == QUOTE) {
                doubled++;
                at++;
                continue;
            }
            cells.add(from, unescaped(from, to, doubled));
            if (ended) {
                return false;
            }
            int behind = at - row;
            if (!endsCell()) {
                throw new FaultException(false);
            }
            return isSeparated(behind);
        }
    }

    /** Whether the cell ends here, by a separator, which is passed then, or with the line. */
    private boolean endsCell() {
        byte next = input.bytes()[at];
        if (next == '\n' || next == '\r') {
            return true;
        }
        if (next != first) {
            return false;
        }
        for (int i = 1; i < separator.length; i++) {
            // Characters are whole in the window.
            if (input.bytes()[at + i] != separator[i]) {
                return false;
            }
        }
        at += separator.length;
        return true;
    }

    /** Whether it was a separator that ended the cell, and not the line. */
    private boolean isSeparated(int end) {
        return at > row + end;
    }

    /** Takes one of each two quotes out; where the cell ends then. */
    private int unescaped(int from, int to, int doubled) {
        if (doubled == 0) {
            return to;
        }
        byte[] bytes = input.bytes();
        int written = row + from;
        for (int i = row + from; i < row + to; i++) {
            i += bytes[i] == QUOTE ? 1 : 0;
            if (i < row + to) {
                bytes[written++] = bytes[i];
            }
        }
        return written - row;
    }

    /** Moves the window on to the row's beginning. */
    private boolean more() throws IOException, FaultException {
        checkLength();
        boolean more = input.more(row);
        at -= row;
        row = 0;
        return more;
    }
}
