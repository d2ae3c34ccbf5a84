package io.leeway.profiles;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.IntakeReport;
import io.leeway.contracts.model.WindowSettings;
import io.leeway.contracts.profiles.ProfilePlan;
import io.leeway.evaluation.joint.JointProfile;
import io.leeway.evaluation.performance.LabelledCounts;
import io.leeway.evaluation.portable.JointPlans;
import io.leeway.evaluation.portable.PortableProfile;
import io.leeway.evaluation.portable.PortableProfileFormat;
import io.leeway.evaluation.portable.ProfileOrigin;
import io.leeway.evaluation.profiles.PartProfile;
import io.leeway.rows.cell.Cell;
import io.leeway.rows.schema.CellLimits;
import io.leeway.rows.schema.ColumnReader;
import io.leeway.rows.schema.ColumnRole;
import io.leeway.rows.schema.RowSchema;

/**
 * Profiles rows as ingest-service and drift-service would; for one thread. Several of them, each with some of the rows, make
 * profiles that are {@linkplain Profiles#merge merged} or sent one after the other: the report is the same.
 *
 * <p>A row's id has to be its own: one that comes twice is not noticed, as it would be in a body of rows.
 */
public final class RowProfiler {

    private static final int MOST_WINDOWS = 1_000;

    private final ProfilePlan plan;
    private final RowSchema schema;
    private final JointProfile reference;
    private final int distinct;
    private final ColumnReader[] readers;
    private final double[] numbers;
    private final @Nullable String[] texts;
    private final Set<String> names;
    private final RowArrays arrays;
    private final Cell cell = new Cell();
    private final ValueCells values = new ValueCells();
    private final Map<Long, WindowProfiler> windows = new TreeMap<>();
    private final Map<String, Long> rejectedByColumn = new TreeMap<>();
    private final Map<String, Long> unreadable = new TreeMap<>();
    private final Map<String, Long> folded = new TreeMap<>();
    private final Set<String> seen = new LinkedHashSet<>();
    private final Set<String> extra = new LinkedHashSet<>();
    private long rejected;

    private RowProfiler(ProfilePlan plan, int distinct) {
        this.plan = plan;
        this.distinct = distinct;
        schema = RowSchema.ofBatch(plan.definition());
        reference = JointPlans.reference(plan);
        readers = schema.columns().stream()
                .map(column -> new ColumnReader(column, schema.forms(), CellLimits.usual()))
                .toArray(ColumnReader[]::new);
        numbers = new double[readers.length];
        texts = new String[readers.length];
        names = schema.names();
        arrays = new RowArrays(schema.array());
    }

    /** One that keeps up to a million distinct values a column, so that what it says is exact up to there. */
    public static RowProfiler of(ProfilePlan plan) {
        return of(plan, PartProfile.MOST_DISTINCT);
    }

    /**
     * One that keeps fewer.
     *
     * @param distinct the most distinct values a numeric column that are kept, at least 2; where there are more, the profile
     *     states how far it may be off, about half a rank in so many
     * @throws IllegalArgumentException if the plan is of another version than this library, or {@code distinct} is below 2
     */
    public static RowProfiler of(ProfilePlan plan, int distinct) {
        if (plan.format() != PortableProfileFormat.VERSION) {
            throw new IllegalArgumentException(
                    "the services take profiles of version " + plan.format() + ", this library makes version "
                            + PortableProfileFormat.VERSION + "; use the library of their release");
        }
        if (distinct < 2) {
            throw new IllegalArgumentException("distinct must be at least 2 but is " + distinct);
        }
        return new RowProfiler(plan, distinct);
    }

    /**
     * Takes a row. A cell that cannot be read counts as missing and is told of; a row without an id, or without the event time
     * that says which window it is in, is rejected and told of.
     *
     * @param row its cells by column: numbers, texts, booleans, dates and times of {@code java.time}, arrays for an embedding,
     *     null for missing; each means what it means in a Parquet file. With its true value in the model's target column, a
     *     classifier's row counts towards the performance
     * @return whether it was taken
     */
    public boolean add(Map<String, ? extends @Nullable Object> row) {
        notice(row.keySet());
        Map<String, String> faults = new LinkedHashMap<>();
        List<String> foldedCells = new ArrayList<>();
        if (!arrays.read(row)) {
            return reject(null);
        }
        double time = Double.NaN;
        for (int i = 0; i < readers.length; i++) {
            ColumnReader column = readers[i];
            String fault = read(column, arrays.cell(column.name(), row), i);
            if (fault != null) {
                if (column.role().decides(schema.window() != null)) {
                    return reject(column.name());
                }
                numbers[i] = Double.NaN;
                texts[i] = null;
                faults.put(column.name(), fault);
            }
            if (column.isFolded()) {
                foldedCells.add(column.name());
            }
            if (column.role() == ColumnRole.TIMESTAMP) {
                time = numbers[i];
            }
        }
        if (schema.window() != null && Double.isNaN(time)) {
            return reject(null);
        }
        faults.keySet().forEach(column -> unreadable.merge(column, 1L, Long::sum));
        foldedCells.forEach(column -> folded.merge(column, 1L, Long::sum));
        window(time).add(numbers, texts, time);
        return true;
    }

    private void notice(Set<String> columns) {
        if (seen.containsAll(columns)) {
            return;
        }
        for (String column : columns) {
            seen.add(column);
            if (!names.contains(column) && !arrays.isArray(column)) {
                extra.add(column);
            }
        }
    }

    private @Nullable String read(ColumnReader column, @Nullable Object value, int place) {
        return switch (value) {
            case Instant time
            when column.role() == ColumnRole.TIMESTAMP -> column.read(time.toEpochMilli(), place, numbers);
            case Number number
            when !(number instanceof Float) && column.role().isNumeric() && column.role() != ColumnRole.TIMESTAMP ->
                column.read(number.doubleValue(), place, numbers);
            case null, default -> {
                values.set(value, cell);
                yield column.read(cell, place, numbers, texts);
            }
        };
    }

    private boolean reject(@Nullable String column) {
        rejected++;
        if (column != null) {
            rejectedByColumn.merge(column, 1L, Long::sum);
        }
        return false;
    }

    private WindowProfiler window(double time) {
        Duration length = schema.window();
        long number = length == null ? 0 : WindowSettings.number(Instant.ofEpochMilli((long) time), length);
        WindowProfiler known = windows.get(number);
        if (known == null) {
            if (windows.size() == MOST_WINDOWS) {
                throw new IllegalStateException(
                        "the rows fall into more than " + MOST_WINDOWS
                                + " windows of event time; check the column of the event time, or profile fewer rows at a time");
            }
            known = new WindowProfiler(
                    plan.definition(),
                    reference,
                    schema.columns(),
                    distinct,
                    length == null ? null : WindowSettings.begin(number, length));
            windows.put(number, known);
        }
        return known;
    }

    /**
     * The profiles of all rows so far, one for each window, as they are sent.
     *
     * @throws IllegalStateException if no row had one of the model's columns, so that ingest-service would refuse the rows
     */
    public byte[] write() {
        List<String> missing = schema.columns().stream()
                .filter(RowSchema.SchemaColumn::required)
                .map(RowSchema.SchemaColumn::name)
                .filter(name -> !seen.contains(name) && !arrays.holds(name, seen))
                .toList();
        if (!seen.isEmpty() && !missing.isEmpty()) {
            throw new IllegalStateException("the rows lack the columns " + String.join(", ", missing));
        }
        IntakeReport intake = new IntakeReport(List.copyOf(extra), rejectedByColumn, extra.size(), unreadable, folded);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ProfileOrigin origin = ProfileOrigin.of(plan.definition(), plan.reference());
        boolean first = true;
        for (WindowProfiler window : windows.values()) {
            bytes.writeBytes(PortableProfileFormat.write(
                    first
                            ? window.profile(origin, rejected, intake)
                            : window.profile(origin, 0, IntakeReport.clean())));
            first = false;
        }
        if (first) {
            bytes.writeBytes(PortableProfileFormat.write(nothing(origin, intake)));
        }
        return bytes.toByteArray();
    }

    private PortableProfile nothing(ProfileOrigin origin, IntakeReport intake) {
        return new PortableProfile(
                origin, null, null, null, rejected, intake, PartProfile.empty(), LabelledCounts.none());
    }
}
