package io.leeway.ingest.rows;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.WindowSettings;
import io.leeway.rows.cell.Cell;
import io.leeway.rows.schema.CellLimits;
import io.leeway.rows.schema.ColumnReader;
import io.leeway.rows.schema.ColumnRole;
import io.leeway.rows.schema.RowSchema;
import io.leeway.rows.table.RowSource;

/**
 * Turns cells into values row by row. A cell that cannot be read counts as missing and is told of, so that what is wrong with a
 * column is seen; a row is rejected where nothing can be done with it.
 */
final class RowParser {

    /** A body that touches more windows has a wrong column of times, or windows that are too short. */
    private static final int MOST_WINDOWS = 1_000;

    /** Every column of every window has a buffer. */
    private static final int MOST_OPEN_COLUMNS = 2_000_000;

    private final RowSchema schema;
    private final Map<Long, PartBuilder> parts = new TreeMap<>();
    private final RejectedRows rejected = new RejectedRows();
    private final RejectedRows unreadable = new RejectedRows();
    private final Map<String, Long> folded = new TreeMap<>();

    /** Faults of the current row's cells, which count once the row is taken. */
    private final Map<String, String> faults = new LinkedHashMap<>();

    private final List<String> foldedCells = new ArrayList<>();
    private final RowIds ids = new RowIds();
    private final Cell cell = new Cell();
    private final ColumnReader[] readers;

    /** Where the columns are found in the body's rows; less than 0 for what no row had yet. */
    private final int[] places;

    private int columnsSeen;
    private final RowLimits limits;
    private final BlockSpool spool;
    private final long mostHeld;
    private final int mostWindows;
    private final double[] numbers;
    private final @Nullable String[] texts;
    private @Nullable RowSource body;
    private long row;
    private long held;

    /** @param mostHeld the most cells of eight bytes that are held before they are encoded */
    RowParser(RowSchema schema, RowLimits limits, BlockSpool spool, long mostHeld) {
        this.schema = schema;
        this.limits = limits;
        this.spool = spool;
        this.mostHeld = mostHeld;
        mostWindows =
                Math.min(MOST_WINDOWS, MOST_OPEN_COLUMNS / schema.columns().size());
        numbers = new double[schema.columns().size()];
        texts = new String[schema.columns().size()];
        CellLimits cells = new CellLimits(limits.text(), limits.numberLength());
        readers = schema.columns().stream()
                .map(column -> new ColumnReader(column, schema.forms(), cells))
                .toArray(ColumnReader[]::new);
        places = new int[readers.length];
        Arrays.fill(places, -1);
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

    /** Columns that rows have to have and that more than one column of the body is called. */
    List<String> ambiguousColumns() {
        return body == null
                ? List.of()
                : schema.columns().stream()
                        .map(RowSchema.SchemaColumn::name)
                        .filter(body.repeated()::contains)
                        .toList();
    }

    /** The columns of the body, in their order. */
    Set<String> columnsOfBody() {
        return body == null ? Set.of() : body.columns();
    }

    /** The columns of the body that the model does not have, in their order. */
    Set<String> unknownColumns() {
        Set<String> unknown = new LinkedHashSet<>(columnsOfBody());
        schema.columns().forEach(column -> unknown.remove(column.name()));
        return unknown;
    }

    ReadRows finish(String sha256) {
        Set<String> ignored = unknownColumns();
        List<String> named = ignored.stream().limit(limits.listedColumns()).toList();
        List<Integer> order = new ArrayList<>();
        List<ReadPart> read =
                parts.values().stream().map(part -> part.finish(order)).toList();
        return new ReadRows(
                rejected.summary(),
                rejected.byColumn(),
                new Unreadable(unreadable.count(), unreadable.summary().errors()),
                unreadable.byColumn(),
                Map.copyOf(folded),
                body == null ? List.of() : body.notes(),
                named,
                ignored.size(),
                spool.finish(order),
                sha256,
                read);
    }

    /** Finds columns that a row is the first to have. */
    private void findColumns(RowSource source) {
        for (int i = 0; i < places.length; i++) {
            places[i] = places[i] < 0 ? source.place(readers[i].name()) : places[i];
        }
        columnsSeen = source.width();
    }

    private void accept(RowSource source) {
        boolean hasTarget = false;
        double time = Double.NaN;
        String id = "";
        faults.clear();
        foldedCells.clear();
        if (source.width() != columnsSeen) {
            findColumns(source);
        }
        for (int i = 0; i < readers.length; i++) {
            ColumnReader column = readers[i];
            cell.setAbsent();
            if (places[i] >= 0) {
                source.cell(places[i], cell);
            }
            String fault = column.read(cell, i, numbers, texts);
            if (fault != null) {
                if (column.role().decides(schema.window() != null)) {
                    rejected.add(row, column.name(), fault);
                    return;
                }
                numbers[i] = Double.NaN;
                texts[i] = null;
                faults.put(column.name(), fault);
            }
            if (column.isFolded()) {
                foldedCells.add(column.name());
            }
            if (column.name().equals(schema.target())) {
                hasTarget = column.role().isNumeric() ? !Double.isNaN(numbers[i]) : texts[i] != null;
            }
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
        if (!ids.add(id) && !schema.areLabels()) {
            rejected.add(row, schema.columns().getFirst().name(), "The row id came before in this body.");
            return;
        }
        faults.forEach((column, fault) -> unreadable.add(row, column, fault));
        foldedCells.forEach(column -> folded.merge(column, 1L, Long::sum));
        held += part(time).add(numbers, texts, hasTarget, time);
        if (held > mostHeld) {
            release();
        }
    }

    private void release() {
        held = 0;
        parts.values().forEach(PartBuilder::release);
    }

    private PartBuilder part(double time) {
        Duration length = schema.window();
        if (length == null) {
            return parts.computeIfAbsent(0L, number -> new PartBuilder(null, schema.columns(), spool));
        }
        long window = WindowSettings.number(Instant.ofEpochMilli((long) time), length);
        if (parts.size() == mostWindows && !parts.containsKey(window)) {
            throw BodyProblems.tooManyWindows(mostWindows);
        }
        return parts.computeIfAbsent(window, number -> new PartBuilder(number, schema.columns(), spool));
    }
}
