package io.leeway.ingest.rows;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Turns cells into values row by row: a row is accepted whole or rejected whole. */
final class RowParser {

    private final RowSchema schema;
    private final BlockBuilder blocks;
    private final RejectedRows rejected = new RejectedRows();
    private final Set<String> ids = new HashSet<>();
    private final double[] numbers;
    private final @Nullable String[] texts;
    private Set<String> columnsOfBody = Set.of();
    private long row;
    private boolean labelled;
    private double from = Double.POSITIVE_INFINITY;
    private double to = Double.NEGATIVE_INFINITY;

    RowParser(RowSchema schema) {
        this.schema = schema;
        blocks = new BlockBuilder(schema.columns());
        numbers = new double[schema.columns().size()];
        texts = new String[schema.columns().size()];
    }

    void readAll(RowSource source) throws IOException {
        columnsOfBody = source.columns();
        while (true) {
            try {
                if (!source.next()) {
                    return;
                }
                row++;
                accept(source);
            } catch (RowSource.UnreadableRowException exception) {
                // The source throws before it returns, so the row is not counted yet.
                row++;
                rejected.add(row, null, String.valueOf(exception.getMessage()));
            }
        }
    }

    /** Required columns that no row had. */
    List<String> missingColumns() {
        return schema.columns().stream()
                .filter(RowSchema.SchemaColumn::required)
                .map(RowSchema.SchemaColumn::name)
                .filter(name -> !columnsOfBody.contains(name))
                .toList();
    }

    ReadRows finish(String sha256) {
        Set<String> ignored = new LinkedHashSet<>(columnsOfBody);
        schema.columns().forEach(column -> ignored.remove(column.name()));
        return new ReadRows(
                blocks.rows(),
                rejected.summary(),
                rejected.byColumn(),
                List.copyOf(ignored),
                blocks.finish(),
                sha256,
                labelled,
                from <= to ? Instant.ofEpochMilli((long) from) : null,
                from <= to ? Instant.ofEpochMilli((long) to) : null);
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
        // Only an accepted row takes its id, so that a corrected repetition of a rejected one is read.
        if (!ids.add(id)) {
            rejected.add(row, schema.columns().getFirst().name(), "The row id came before in this body.");
            return;
        }
        blocks.add(numbers, texts);
        labelled |= hasTarget;
        from = Double.isNaN(time) ? from : Math.min(from, time);
        to = Double.isNaN(time) ? to : Math.max(to, time);
    }

    private @Nullable String number(int index, ColumnRole role, @Nullable String cell) {
        try {
            if (role == ColumnRole.TIMESTAMP) {
                numbers[index] = cell == null || cell.isBlank() ? Double.NaN : CellReader.timestamp(cell);
                return null;
            }
            numbers[index] = CellReader.number(cell);
        } catch (NumberFormatException exception) {
            return "The value is not a number.";
        } catch (DateTimeException exception) {
            return "The value is not a time such as 2024-05-17T13:00:00Z or 2024-05-17 13:00:00.";
        }
        return switch (role) {
            case REQUIRED_NUMBER -> Double.isFinite(numbers[index]) ? null : "The value is missing or infinite.";
            case PROBABILITY ->
                Double.isNaN(numbers[index]) || numbers[index] >= 0 && numbers[index] <= 1
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
        return CellReader.textFault(cell);
    }
}
