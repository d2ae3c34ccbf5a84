package io.leeway.rows.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.text.Blanks;
import io.leeway.rows.cell.Cell;
import io.leeway.rows.text.Utf8Input;

/**
 * Rows with a header and separated cells (RFC 4180 and what people make of it; see {@link Dialect}). Columns without a name,
 * as pandas writes its index and Excel an empty range, are left out; so are rows without any cell at the end.
 */
final class CsvRows implements RowSource {

    /** How an object, or an array of them, begins. */
    private static final Pattern JSON = Pattern.compile("[\\[{]\\s*(?:[{\"]|$)");

    private final Dialect dialect;
    private final CsvScanner scanner;
    private final Header header;
    private final long longest;
    private long row;
    private long blankRows;

    /** Rows without any cell that are to be given before the one that was read ahead. */
    private long blanksDue;

    private boolean blank;
    private boolean anyCell;
    private boolean ahead;
    private boolean current;

    CsvRows(InputStream bytes, TableLimits limits) throws IOException {
        Utf8Input input = Utf8Input.of(bytes);
        String sample = sample(input);
        dialect = Dialect.of(sample, sample.length() < Dialect.SAMPLE);
        if (dialect.separator() == '"') {
            throw unreadable();
        }
        longest = limits.line();
        Utf8Input rows = dialect.backslash() ? Utf8Input.ofChecked(new BackslashQuotes(input)) : input;
        scanner = new CsvScanner(rows, dialect.separator(), longest);
        if (dialect.declared()) {
            if (dialect.backslash()) {
                rows.more(0);
            }
            scanner.skipLine();
        }
        if (!nextRecord()) {
            throw UnreadableTableException.empty();
        }
        List<String> names = scanner.cells().texts();
        checkNoJson(names.getFirst());
        header = new Header(names, limits.columns());
    }

    private static void checkNoJson(String firstName) {
        if (JSON.matcher(Blanks.strip(firstName)).lookingAt()) {
            throw new UnreadableTableException(
                    UnreadableTableException.Kind.UNREADABLE_CSV,
                    "It is JSON and not CSV. An array of rows is sent as application/json, objects one a line as"
                            + " application/x-ndjson; the names of such files end in .json and .ndjson.");
        }
    }

    /** The beginning, by which the dialect is told; the input's window stays on it. */
    private static String sample(Utf8Input input) throws IOException {
        boolean more = input.more(0);
        while (more && Characters.count(input.bytes(), 0, input.end()) < Dialect.SAMPLE) {
            more = input.more(0);
        }
        String text = new String(input.bytes(), 0, input.end(), StandardCharsets.UTF_8);
        return text.length() > Dialect.SAMPLE ? text.substring(0, Dialect.SAMPLE) : text;
    }

    @Override
    public boolean next() throws IOException, UnreadableRowException {
        row++;
        if (blanksDue == 0 && !ahead) {
            lookAhead();
        }
        if (blanksDue > 0) {
            blanksDue--;
            blank = true;
            return true;
        }
        blank = false;
        current = ahead;
        ahead = false;
        if (current && !fits()) {
            throw new UnreadableRowException("The row has " + scanner.cells().count() + " columns, the header "
                    + header.width() + ". A separator within a cell needs quotes around the cell.");
        }
        return current;
    }

    /**
     * Reads on to the next row with a cell. Rows without any are rows of missing values where others follow or where there
     * are none but them; at the end they are what a spreadsheet leaves below its table.
     */
    private void lookAhead() throws IOException {
        long blanks = 0;
        ahead = nextRecord();
        while (ahead && header.width() > 1 && isBlankFrom(0)) {
            blanks++;
            ahead = nextRecord();
        }
        if (ahead || !anyCell) {
            blanksDue = blanks;
        } else {
            blankRows = blanks;
        }
        anyCell |= ahead || blanks > 0;
    }

    private boolean nextRecord() throws IOException {
        try {
            return scanner.next();
        } catch (CsvScanner.FaultException fault) {
            throw fault.isTooLong() ? UnreadableTableException.rowTooLong(row, longest) : unreadable();
        }
    }

    private UnreadableTableException unreadable() {
        return new UnreadableTableException(
                UnreadableTableException.Kind.UNREADABLE_CSV,
                "It is not CSV as RFC 4180 defines it, after row " + Math.max(0, row - 1)
                        + ": a quoted cell is not closed, or something follows its closing quote. Within quotes a quote"
                        + " is written twice (\"\"); quotes written with a backslash (\\\", Spark's default) are"
                        + " recognised where one stands within the first " + Dialect.SAMPLE + " characters.");
    }

    private boolean isBlankFrom(int first) {
        for (int i = first; i < scanner.cells().count(); i++) {
            if (!scanner.cells().isBlank(i)) {
                return false;
            }
        }
        return true;
    }

    /** As many cells as the header, and behind them nothing but empty ones. */
    private boolean fits() {
        return scanner.cells().count() >= header.width() && isBlankFrom(header.width());
    }

    @Override
    public int place(String column) {
        return header.place(column);
    }

    @Override
    public void cell(int place, Cell into) {
        if (blank || !current) {
            into.setAbsent();
        } else {
            scanner.cells().cell(place, into);
        }
    }

    @Override
    public Set<String> columns() {
        return header.names();
    }

    @Override
    public List<String> header() {
        return header.written();
    }

    @Override
    public List<@Nullable String> cells() {
        return blank || !current
                ? Collections.nCopies(header.width(), null)
                : new ArrayList<>(scanner.cells().texts().subList(0, header.width()));
    }

    @Override
    public Set<String> repeated() {
        return header.repeated();
    }

    @Override
    public List<String> notes() {
        List<String> notes = new ArrayList<>(dialect.notes());
        notes.addAll(header.notes());
        if (blankRows > 0) {
            notes.add(blankRows + " rows without any cell at the end are left out.");
        }
        return notes;
    }
}
