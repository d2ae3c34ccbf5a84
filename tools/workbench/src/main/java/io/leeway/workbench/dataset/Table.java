package io.leeway.workbench.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import de.siegmar.fastcsv.writer.CsvWriter;

import io.leeway.rows.cell.NumberForm;

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

    /** Writes it as CSV. */
    public void write(Path file) {
        try (CsvWriter writer = CsvWriter.builder().build(file)) {
            writer.writeRecord(columns);
            rows.forEach(writer::writeRecord);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** The position of a column, whose name may have blanks around it; -1 when there is none. */
    public int indexOf(String column) {
        int exact = columns.indexOf(column);
        return exact >= 0 ? exact : columns.stream().map(String::strip).toList().indexOf(column);
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
     * A cell as a finite number.
     *
     * @throws IllegalArgumentException with row and column, if it is none
     */
    public double number(int row, int column) {
        double value = NumberForm.point().readOrNaN(rows.get(row)[column]);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("Row " + (row + 1) + ", column '" + columns.get(column)
                    + "': no number, which is written with a decimal point and without separators.");
        }
        return value;
    }
}
