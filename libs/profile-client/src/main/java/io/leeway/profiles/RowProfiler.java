package io.leeway.profiles;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.IntakeReport;
import io.leeway.contracts.profiles.ProfilePlan;
import io.leeway.evaluation.joint.JointProfile;
import io.leeway.evaluation.performance.LabelledCounts;
import io.leeway.evaluation.portable.JointPlans;
import io.leeway.evaluation.portable.PortableProfile;
import io.leeway.evaluation.portable.PortableProfileFormat;
import io.leeway.evaluation.portable.ProfileOrigin;
import io.leeway.evaluation.profiles.PartProfile;
import io.leeway.rows.schema.RowSchema;

/**
 * Profiles rows as ingest-service and drift-service would; for one thread. Several of them, each with some of the rows, make
 * profiles that are {@linkplain Profiles#merge merged} or sent one after the other: the report is the same.
 *
 * <p>A row's id has to be its own: one that comes twice is not noticed, as it would be in a body of rows.
 */
public final class RowProfiler {

    private final ProfilePlan plan;
    private final RowSchema schema;
    private final JointProfile reference;
    private final int distinct;
    private final RowReader reader;
    private final Set<String> names;
    private final Windows<WindowProfiler> windows;
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
        reader = new RowReader(schema);
        names = schema.names();
        windows = new Windows<>(schema.window());
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
        if (!reader.read(row)) {
            rejected++;
            String column = reader.rejecting();
            if (column != null) {
                rejectedByColumn.merge(column, 1L, Long::sum);
            }
            return false;
        }
        reader.unreadable().forEach(column -> unreadable.merge(column, 1L, Long::sum));
        reader.folded().forEach(column -> folded.merge(column, 1L, Long::sum));
        windows.of(reader.window(), this::window).add(reader.numbers(), reader.texts(), reader.time());
        return true;
    }

    private void notice(Set<String> columns) {
        if (seen.containsAll(columns)) {
            return;
        }
        for (String column : columns) {
            seen.add(column);
            if (!names.contains(column) && !reader.arrays().isArray(column)) {
                extra.add(column);
            }
        }
    }

    private WindowProfiler window(@Nullable Instant begin) {
        return new WindowProfiler(plan.definition(), reference, schema.columns(), distinct, begin);
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
                .filter(name -> !seen.contains(name) && !reader.arrays().holds(name, seen))
                .toList();
        if (!seen.isEmpty() && !missing.isEmpty()) {
            throw new IllegalStateException("the rows lack the columns " + String.join(", ", missing));
        }
        IntakeReport intake = new IntakeReport(List.copyOf(extra), rejectedByColumn, extra.size(), unreadable, folded);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ProfileOrigin origin = ProfileOrigin.of(plan.definition(), plan.reference());
        boolean first = true;
        for (WindowProfiler window : windows.all()) {
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
