package io.leeway.contracts.events;

import java.util.List;
import java.util.Map;

/**
 * What was noticed while a batch's rows were read.
 *
 * @param extraColumns columns that the definition does not know, the first hundred; they were not stored
 * @param rejectedByColumn rows that were not taken because a cell of this column could not be read
 * @param extraColumnCount how many columns the definition does not know; at least as many as are named
 */
public record IntakeReport(List<String> extraColumns, Map<String, Long> rejectedByColumn, long extraColumnCount) {

    /** The most columns that are named. */
    public static final int MOST_NAMED = 100;

    public IntakeReport {
        List<String> extra = extraColumns == null ? List.of() : List.copyOf(extraColumns);
        rejectedByColumn = rejectedByColumn == null ? Map.of() : Map.copyOf(rejectedByColumn);
        extraColumnCount = Math.max(extraColumnCount, extra.size());
        extraColumns = extra.size() > MOST_NAMED ? List.copyOf(extra.subList(0, MOST_NAMED)) : extra;
    }

    /** A report on as many extra columns as are given. */
    public IntakeReport(List<String> extraColumns, Map<String, Long> rejectedByColumn) {
        this(extraColumns, rejectedByColumn, extraColumns.size());
    }

    /** Nothing was noticed. */
    public static IntakeReport clean() {
        return new IntakeReport(List.of(), Map.of());
    }
}
