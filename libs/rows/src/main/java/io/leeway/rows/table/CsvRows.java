package io.leeway.rows.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.text.Blanks;

/**
 * Rows with a header and separated cells (RFC 4180 and what people make of it; see {@link Dialect}). Columns without a name,
 * as pandas writes its index and Excel an empty range, are left out; so are rows without any cell at the end. Blanks around a column's
 * name are none of it, unless another column has the name without them.
 */
final class CsvRows implements RowSource {

    private static final long LEAST_BUFFERED = 1 << 16;
    private static final long MOST_BUFFERED = 1 << 28;

    /** How an object, or an array of them, begins. */
    private static final Pattern JSON = Pattern.compile("[\\[{]\\s*(?:[{\"]|$)");

    private final RowText text;
    private final Dialect dialect;
    private final Iterator<CsvRecord> records;
    private final Map<String, Integer> positions = new HashMap<>();
    private final Set<String> repeated = new LinkedHashSet<>();
    private final List<Integer> unnamed = new ArrayList<>();
    private final ColumnNames columns;
    private final List<String> header;
    private final int width;
    private long blankRows;

    /** Rows without any cell that are to be given before the one that was read ahead. */
    private long blanksDue;

    private boolean blank;
    private boolean anyCell;
    private @Nullable CsvRecord ahead;
    private @Nullable CsvRecord current;

    CsvRows(Reader characters, TableLimits limits) throws IOException {
        BufferedReader buffered = new BufferedReader(characters, Dialect.SAMPLE);
        dialect = Dialect.of(buffered);
        if (dialect.declared()) {
            buffered.readLine();
        }
        text = new RowText(buffered, limits.line());
        columns = new ColumnNames(limits.columns());
        int most = (int) Math.min(MOST_BUFFERED, Math.max(LEAST_BUFFERED, 4 * limits.line()));
        records = CsvReader.builder()
                .fieldSeparator(dialect.separator())
                .allowExtraFields(true)
                .allowMissingFields(true)
                .skipEmptyLines(true)
                .detectBomHeader(false)
                // A row's length bounds its fields, and is looked after by its text.
                .maxBufferSize(most)
                .build(
                        CsvRecordHandler.of(handler ->
                                handler.maxFields(most).maxFieldSize(most).maxRecordSize(most)),
                        dialect.backslash() ? new BackslashQuotes(text) : text)
                .iterator();
        CsvRecord first = nextRecord();
        if (first == null) {
            throw UnreadableTableException.empty();
        }
        header = List.copyOf(first.getFields());
        width = header.size();
        if (JSON.matcher(Blanks.strip(header.getFirst())).lookingAt()) {
            throw new UnreadableTableException(
                    UnreadableTableException.Kind.UNREADABLE_CSV,
                    "It is JSON and not CSV. An array of rows is sent as application/json, objects one a line as"
                            + " application/x-ndjson; the names of such files end in .json and .ndjson.");
        }
        readHeader();
    }

    private void readHeader() {
        for (int i = 0; i < width; i++) {
            String written = header.get(i);
            String stripped = Blanks.strip(written);
            String name = written.equals(stripped) || header.contains(stripped) ? written : stripped;
            if (stripped.isEmpty()) {
                unnamed.add(i + 1);
            } else if (columns.add(name, 0)) {
                positions.put(name, i);
            } else {
                repeated.add(name);
            }
        }
    }

    @Override
    public boolean next() throws UnreadableRowException {
        text.beginRow();
        if (blanksDue == 0 && ahead == null) {
            lookAhead();
        }
        if (blanksDue > 0) {
            blanksDue--;
            blank = true;
            return true;
        }
        blank = false;
        current = ahead;
        ahead = null;
        if (current == null) {
            return false;
        }
        if (!fits(current)) {
            throw new UnreadableRowException("The row has " + current.getFieldCount() + " columns, the header " + width
                    + ". A separator within a cell needs quotes around the cell.");
        }
        return true;
    }

    /**
     * Reads on to the next row with a cell. Rows without any are rows of missing values where others follow or where there
     * are none but them; at the end they are what a spreadsheet leaves below its table.
     */
    private void lookAhead() {
        long blanks = 0;
        CsvRecord row = nextRecord();
        while (row != null && width > 1 && isBlank(row)) {
            blanks++;
            row = nextRecord();
        }
        ahead = row;
        if (row != null || !anyCell) {
            blanksDue = blanks;
        } else {
            blankRows = blanks;
        }
        anyCell |= row != null || blanks > 0;
    }

    private @Nullable CsvRecord nextRecord() {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (CsvParseException exception) {
            throwCauseOf(exception);
            throw new UnreadableTableException(
                    UnreadableTableException.Kind.UNREADABLE_CSV,
                    "It is not CSV as RFC 4180 defines it, after row " + Math.max(0, text.row() - 1)
                            + ": a quoted cell is not closed, or something follows its closing quote. Within quotes a quote"
                            + " is written twice (\"\"); quotes written with a backslash (\\\", Spark's default) are"
                            + " recognised where one stands within the first " + Dialect.SAMPLE + " characters.",
                    exception);
        }
    }

    /** The parser wraps what its input throws. */
    private static void throwCauseOf(CsvParseException exception) {
        for (Throwable cause = exception.getCause(); cause != null; cause = cause.getCause()) {
            switch (cause) {
                case UnreadableTableException unreadable -> throw unreadable;
                case IOException reading -> throw new UncheckedIOException(reading);
                default -> {}
            }
        }
    }

    private static boolean isBlank(CsvRecord row) {
        for (int i = 0; i < row.getFieldCount(); i++) {
            if (!row.getField(i).isBlank()) {
                return false;
            }
        }
        return true;
    }

    /** As many cells as the header, and behind them nothing but empty ones. */
    private boolean fits(CsvRecord row) {
        if (row.getFieldCount() < width) {
            return false;
        }
        for (int i = width; i < row.getFieldCount(); i++) {
            if (!row.getField(i).isBlank()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public @Nullable String cell(String column) {
        Integer position = positions.get(column);
        return position == null || blank || current == null ? null : current.getField(position);
    }

    @Override
    public Set<String> columns() {
        return columns.names();
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public List<@Nullable String> cells() {
        return blank || current == null
                ? Collections.nCopies(width, null)
                : new ArrayList<>(current.getFields().subList(0, width));
    }

    @Override
    public Set<String> repeated() {
        return repeated;
    }

    @Override
    public List<String> notes() {
        List<String> notes = new ArrayList<>(dialect.notes());
        if (unnamed.equals(List.of(1))) {
            notes.add("The first column has no name, as an index that pandas writes, and is left out.");
        } else if (!unnamed.isEmpty()) {
            notes.add(unnamed.size() + " columns have no name and are left out: "
                    + (unnamed.size() <= 5 ? unnamed.toString() : "from column " + unnamed.getFirst() + " on") + ".");
        }
        if (!repeated.isEmpty()) {
            notes.add("More than one column is called " + String.join(", ", repeated)
                    + "; the first one of each name counts.");
        }
        if (blankRows > 0) {
            notes.add(blankRows + " rows without any cell at the end are left out.");
        }
        return notes;
    }
}
