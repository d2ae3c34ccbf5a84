package io.leeway.contracts.events;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.Defaulted;

/**
 * What was noticed while a batch's rows were read.
 *
 * @param extraColumns columns that the definition does not know, the first hundred; they were not stored
 * @param rejectedByColumn rows that were not taken because a cell of this column could not be read
 * @param extraColumnCount how many columns the definition does not know; at least as many as are named
 * @param unreadable cells of a column that could not be read and count as missing, in rows that were taken
 * @param folded cells of a column whose word was brought to its canonical form, as 1.0 to 1
 */
public record IntakeReport(
        List<String> extraColumns,
        Map<String, Long> rejectedByColumn,
        long extraColumnCount,
        @Defaulted Map<String, Long> unreadable,
        @Defaulted Map<String, Long> folded) {

    /** The most columns that are named. */
    public static final int MOST_NAMED = 100;

    /** Gives what is null its default. */
    public IntakeReport(
            @Nullable List<String> extraColumns,
            @Nullable Map<String, Long> rejectedByColumn,
            long extraColumnCount,
            @Nullable Map<String, Long> unreadable,
            @Nullable Map<String, Long> folded) {
        List<String> extra = extraColumns == null ? List.of() : List.copyOf(extraColumns);
        this.unreadable = unreadable == null ? Map.of() : Map.copyOf(unreadable);
        this.folded = folded == null ? Map.of() : Map.copyOf(folded);
        this.rejectedByColumn = rejectedByColumn == null ? Map.of() : Map.copyOf(rejectedByColumn);
        this.extraColumnCount = Math.max(extraColumnCount, extra.size());
        this.extraColumns = extra.size() > MOST_NAMED ? List.copyOf(extra.subList(0, MOST_NAMED)) : extra;
    }

    /** A report on as many extra columns as are given. */
    public IntakeReport(List<String> extraColumns, Map<String, Long> rejectedByColumn) {
        this(extraColumns, rejectedByColumn, extraColumns.size(), null, null);
    }

    /** Nothing was noticed. */
    public static IntakeReport clean() {
        return new IntakeReport(List.of(), Map.of());
    }
}
