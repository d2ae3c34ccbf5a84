package io.leeway.profiles;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.WindowSettings;
import io.leeway.rows.cell.Cell;
import io.leeway.rows.schema.CellLimits;
import io.leeway.rows.schema.ColumnReader;
import io.leeway.rows.schema.ColumnRole;
import io.leeway.rows.schema.RowSchema;

/** Reads the cells of one row at a time as its columns ask for; for one thread. */
final class RowReader {

    private final RowSchema schema;
    private final ColumnReader[] readers;
    private final RowArrays arrays;
    private final double[] numbers;
    private final @Nullable String[] texts;
    private final Cell cell = new Cell();
    private final ValueCells values = new ValueCells();
    private final List<String> unreadable = new ArrayList<>();
    private final List<String> folded = new ArrayList<>();
    private @Nullable String rejecting;
    private double time;

    /** For rows of these columns. */
    RowReader(RowSchema schema) {
        this.schema = schema;
        readers = schema.columns().stream()
                .map(column -> new ColumnReader(column, schema.forms(), CellLimits.usual()))
                .toArray(ColumnReader[]::new);
        arrays = new RowArrays(schema.array());
        numbers = new double[readers.length];
        texts = new String[readers.length];
    }

    /** What takes the rows' arrays apart. */
    RowArrays arrays() {
        return arrays;
    }

    /** Reads a row; false where nothing can be done with it. */
    boolean read(Map<String, ? extends @Nullable Object> row) {
        unreadable.clear();
        folded.clear();
        rejecting = null;
        time = Double.NaN;
        if (!arrays.read(row)) {
            return false;
        }
        for (int i = 0; i < readers.length; i++) {
            ColumnReader column = readers[i];
            String fault = read(column, arrays.cell(column.name(), row), i);
            if (fault != null) {
                if (column.role().decides(schema.window() != null)) {
                    rejecting = column.name();
                    return false;
                }
                numbers[i] = Double.NaN;
                texts[i] = null;
                unreadable.add(column.name());
            }
            if (column.isFolded()) {
                folded.add(column.name());
            }
            if (column.role() == ColumnRole.TIMESTAMP) {
                time = numbers[i];
            }
        }
        return schema.window() == null || !Double.isNaN(time);
    }

    private @Nullable String read(ColumnReader column, @Nullable Object value, int place) {
        return switch (value) {
            case Instant moment
            when column.role() == ColumnRole.TIMESTAMP -> column.read(moment.toEpochMilli(), place, numbers);
            case Number number
            when !(number instanceof Float) && column.role().isNumeric() && column.role() != ColumnRole.TIMESTAMP ->
                column.read(number.doubleValue(), place, numbers);
            case null, default -> {
                values.set(value, cell);
                yield column.read(cell, place, numbers, texts);
            }
        };
    }

    /** The column that the row was rejected for; absent where it was none or not for one. */
    @Nullable
    String rejecting() {
        return rejecting;
    }

    /** The columns whose cells could not be read and count as missing. */
    List<String> unreadable() {
        return unreadable;
    }

    /** The columns whose words were brought to their canonical form. */
    List<String> folded() {
        return folded;
    }

    /** The row's numbers by the place of their column, until the next row is read. */
    double[] numbers() {
        return numbers;
    }

    /** Likewise its texts. */
    @Nullable
    String[] texts() {
        return texts;
    }

    /** The row's event time in milliseconds since 1970; NaN where it has none. */
    double time() {
        return time;
    }

    /** The number of the window that the row is in; 0 where rows are not divided. */
    long window() {
        return schema.window() == null ? 0 : WindowSettings.number(Instant.ofEpochMilli((long) time), schema.window());
    }
}
