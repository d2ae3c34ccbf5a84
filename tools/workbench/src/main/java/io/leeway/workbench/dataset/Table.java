package io.leeway.workbench.dataset;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;

/**
 * Rows of text with named columns.
 *
 * @param columns the columns' names
 * @param rows the rows, each with one cell a column
 */
public record Table(List<String> columns, List<String[]> rows) {

    /** Checks that every row has a cell for every column. */
    public Table {
        columns = List.copyOf(columns);
        for (String[] row : rows) {
            if (row.length != columns.size()) {
                throw new IllegalArgumentException(
                        "a row of " + row.length + " cells in a table of " + columns.size() + " columns");
            }
        }
    }

    /**
     * Reads a CSV file with a header, gzipped or not.
     *
     * @throws IllegalArgumentException with the line, if it is no such file
     */
    public static Table read(Path file) {
        try (Reader reader = open(file);
                CsvReader<CsvRecord> records = CsvReader.builder()
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .detectBomHeader(false)
                        .ofCsvRecord(reader)) {
            Iterator<CsvRecord> iterator = records.iterator();
            if (!iterator.hasNext()) {
                throw new IllegalArgumentException(file + " is empty.");
            }
            List<String> columns = iterator.next().getFields();
            List<String[]> rows = new ArrayList<>();
            while (iterator.hasNext()) {
                CsvRecord record = iterator.next();
                if (record.getFieldCount() != columns.size()) {
                    throw new IllegalArgumentException(file + ", line " + record.getStartingLineNumber() + ": "
                            + record.getFieldCount() + " columns, the header has " + columns.size() + ".");
                }
                rows.add(record.getFields().toArray(String[]::new));
            }
            return new Table(columns, rows);
        } catch (CsvParseException | UncheckedIOException exception) {
            throw new IllegalArgumentException(file + " is not CSV: " + exception.getMessage(), exception);
        } catch (IOException exception) {
            throw new IllegalArgumentException(file + " cannot be read: " + exception.getMessage(), exception);
        }
    }

    /** Opens a text file, gzipped or not, as UTF-8. */
    public static Reader open(Path file) throws IOException {
        return new BufferedReader(new InputStreamReader(bytes(file), StandardCharsets.UTF_8), 1 << 16);
    }

    /** Opens a file, gzipped or not. */
    public static InputStream bytes(Path file) throws IOException {
        PushbackInputStream start = new PushbackInputStream(Files.newInputStream(file), 2);
        byte[] magic = start.readNBytes(2);
        start.unread(magic);
        boolean gzipped = magic.length == 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
        return gzipped ? new GZIPInputStream(start, 1 << 16) : start;
    }

    /** Writes it as CSV. */
    public void write(Path file) {
        try (CsvWriter writer = CsvWriter.builder().build(file)) {
            writer.writeRecord(columns);
            rows.forEach(writer::writeRecord);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** The position of a column, -1 when there is none. */
    public int indexOf(String column) {
        return columns.indexOf(column);
    }

    /**
     * The position of a column.
     *
     * @throws IllegalArgumentException if there is none
     */
    public int require(String column) {
        int index = indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "The column '" + column + "' is missing; there are " + String.join(", ", columns) + ".");
        }
        return index;
    }

    /** How many rows there are. */
    public int size() {
        return rows.size();
    }

    /** The rows at these positions, copied. */
    public Table select(int... positions) {
        return new Table(
                columns,
                Arrays.stream(positions)
                        .mapToObj(position -> rows.get(position).clone())
                        .toList());
    }

    /** The rows from one position up to, not including, another, copied. */
    public Table slice(int from, int to) {
        return select(IntStream.range(from, to).toArray());
    }

    /** Only these columns, in this order. */
    public Table project(List<String> wanted) {
        int[] positions = wanted.stream().mapToInt(this::require).toArray();
        return new Table(
                wanted,
                rows.stream()
                        .map(row -> Arrays.stream(positions)
                                .mapToObj(position -> row[position])
                                .toArray(String[]::new))
                        .toList());
    }

    /** Without these columns. */
    public Table without(String... unwanted) {
        List<String> dropped = List.of(unwanted);
        return project(
                columns.stream().filter(column -> !dropped.contains(column)).toList());
    }

    /** With one more column. */
    public Table with(String column, List<String> cells) {
        List<String> names = new ArrayList<>(columns);
        names.add(column);
        List<String[]> extended = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            String[] row = Arrays.copyOf(rows.get(i), names.size());
            row[names.size() - 1] = cells.get(i);
            extended.add(row);
        }
        return new Table(names, extended);
    }

    /**
     * A cell as a number.
     *
     * @throws IllegalArgumentException with row and column, if it is none
     */
    public double number(int row, int column) {
        try {
            return Double.parseDouble(rows.get(row)[column].strip());
        } catch (NumberFormatException exception) {
            throw new IllegalArgumentException(
                    "Row " + (row + 1) + ", column '" + columns.get(column) + "': no number.", exception);
        }
    }
}
