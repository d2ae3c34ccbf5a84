package io.leeway.ingest.rows;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.WindowSettings;

/** Turns cells into values row by row: a row is accepted whole or rejected whole. */
final class RowParser {

    /** A body that touches more windows has a wrong column of times, or windows that are too short. */
    private static final int MOST_WINDOWS = 1_000;

    /** Every column of every window has a buffer. */
    private static final int MOST_OPEN_COLUMNS = 2_000_000;

    /** Rows that are not encoded yet, in cells of eight bytes: 64 MB. */
    private static final long MOST_HELD = 8L << 20;

    private final RowSchema schema;
    private final Map<Long, PartBuilder> parts = new TreeMap<>();
    private final RejectedRows rejected = new RejectedRows();
    private final RowIds ids = new RowIds();
    private final RowLimits limits;
    private final long mostBytes;
    private final int mostWindows;
    private final double[] numbers;
    private final @Nullable String[] texts;
    private @Nullable RowSource body;
    private long row;
    private long held;

    /** @param mostBytes the most bytes of encoded rows that are held in memory */
    RowParser(RowSchema schema, RowLimits limits, long mostBytes) {
        this.schema = schema;
        this.limits = limits;
        this.mostBytes = mostBytes;
        mostWindows =
                Math.min(MOST_WINDOWS, MOST_OPEN_COLUMNS / schema.columns().size());
        numbers = new double[schema.columns().size()];
        texts = new String[schema.columns().size()];
    }

    void readAll(RowSource rows) throws IOException {
        RowSource source = schema.array() == null ? rows : new ArrayCells(rows, schema.array());
        body = source;
        while (true) {
            try {
                if (!source.next()) {
                    return;
                }
                count();
                accept(source);
            } catch (RowSource.UnreadableRowException exception) {
                // The source throws before it returns, so the row is not counted yet.
                count();
                rejected.add(row, null, String.valueOf(exception.getMessage()));
            }
        }
    }

    /** How many rows were read, rejected ones included. */
    long row() {
        return row;
    }

    private void count() {
        row++;
        if (row > limits.rows()) {
            throw BodyProblems.tooManyRows(limits.rows());
        }
    }

    /** Required columns that no row had. */
    List<String> missingColumns() {
        Set<String> columns = columnsOfBody();
        return schema.columns().stream()
                .filter(RowSchema.SchemaColumn::required)
                .map(RowSchema.SchemaColumn::name)
                .filter(name -> !columns.contains(name))
                .toList();
    }

    private Set<String> columnsOfBody() {
        return body == null ? Set.of() : body.columns();
    }

    ReadRows finish(String sha256) {
        Set<String> ignored = new LinkedHashSet<>(columnsOfBody());
        schema.columns().forEach(column -> ignored.remove(column.name()));
        List<String> named = ignored.stream().limit(limits.listedColumns()).toList();
        List<byte[]> blocks = new ArrayList<>();
        List<ReadPart> read =
                parts.values().stream().map(part -> part.finish(blocks)).toList();
        return new ReadRows(rejected.summary(), rejected.byColumn(), named, ignored.size(), blocks, sha256, read);
    }

    private void accept(RowSource source) {
        boolean hasTarget = false;
        double time = Double.NaN;
        String id = "";
        for (int i = 0; i < numbers.length; i++) {
            RowSchema.SchemaColumn column = schema.columns().get(i);
            String cell = source.cell(column.name());
            String fault = column.role().isNumeric() ? number(i, column.role(), cell) : text(i, column.role(), cell);
            if (fault != null) {
                rejected.add(row, column.name(), fault);
                return;
            }
            boolean present = column.role().isNumeric() ? !Double.isNaN(numbers[i]) : texts[i] != null;
            hasTarget |= present && column.name().equals(schema.target());
            if (column.role() == ColumnRole.TIMESTAMP) {
                time = numbers[i];
            } else if (column.role() == ColumnRole.ROW_ID) {
                id = String.valueOf(texts[i]);
            }
        }
        if (schema.window() != null && Double.isNaN(time)) {
            rejected.add(row, null, "The event time is missing, which says what window the row is in.");
            return;
        }
        // Only an accepted row takes its id, so that a corrected repetition of a rejected one is read.
        if (!ids.add(id)) {
            rejected.add(row, schema.columns().getFirst().name(), "The row id came before in this body.");
            return;
        }
        held += part(time).add(numbers, texts, hasTarget, time);
        if (held > MOST_HELD) {
            release();
        }
    }

    private void release() {
        held = 0;
        parts.values().forEach(PartBuilder::release);
        if (parts.values().stream().mapToLong(PartBuilder::bytes).sum() > mostBytes) {
            throw BodyProblems.heldTooLarge(row, mostBytes);
        }
    }

    private PartBuilder part(double time) {
        Duration length = schema.window();
        if (length == null) {
            return parts.computeIfAbsent(0L, number -> new PartBuilder(null, schema.columns()));
        }
        long window = WindowSettings.number(Instant.ofEpochMilli((long) time), length);
        if (parts.size() == mostWindows && !parts.containsKey(window)) {
            throw BodyProblems.tooManyWindows(mostWindows);
        }
        return parts.computeIfAbsent(window, number -> new PartBuilder(number, schema.columns()));
    }

    private @Nullable String number(int index, ColumnRole role, @Nullable String cell) {
        try {
            if (role == ColumnRole.TIMESTAMP) {
                numbers[index] = cell == null || cell.isBlank() ? Double.NaN : CellReader.timestamp(cell);
                return null;
            }
            if (cell != null && cell.length() > limits.numberLength()) {
                return "The number has more than " + limits.numberLength() + " characters.";
            }
            numbers[index] = CellReader.number(cell);
        } catch (NumberFormatException exception) {
            return "The value is not a number, or too large for one.";
        } catch (DateTimeException exception) {
            return "The value is not a time such as 2024-05-17T13:00:00Z or 2024-05-17 13:00:00, in the years 1 to 9999.";
        }
        return switch (role) {
            case REQUIRED_NUMBER ->
                CellReader.canBeMeasured(numbers[index]) ? null : "The value is missing, infinite or beyond 1e150.";
            case MEASURED_NUMBER ->
                Double.isNaN(numbers[index]) || CellReader.canBeMeasured(numbers[index])
                        ? null
                        : "The value is infinite or beyond 1e150.";
            case PROBABILITY ->
                Double.isNaN(numbers[index]) || (numbers[index] >= 0 && numbers[index] <= 1)
                        ? null
                        : "A probability lies between 0 and 1.";
            default -> null;
        };
    }

    private @Nullable String text(int index, ColumnRole role, @Nullable String cell) {
        if (cell == null || cell.isBlank()) {
            texts[index] = null;
            return role == ColumnRole.TEXT ? null : "The value is missing.";
        }
        texts[index] = cell;
        return CellReader.textFault(cell, limits.text());
    }
}
