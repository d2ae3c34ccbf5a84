package io.leeway.contracts.events;

import java.util.List;
import java.util.Map;

/**
 * What was noticed while a batch's rows were read.
 *
 * @param extraColumns columns that the definition does not know; they were not stored
 * @param rejectedByColumn rows that were not taken because a cell of this column could not be read
 */
public record IntakeReport(List<String> extraColumns, Map<String, Long> rejectedByColumn) {

    public IntakeReport {
        extraColumns = extraColumns == null ? List.of() : List.copyOf(extraColumns);
        rejectedByColumn = rejectedByColumn == null ? Map.of() : Map.copyOf(rejectedByColumn);
    }

    /** Nothing was noticed. */
    public static IntakeReport clean() {
        return new IntakeReport(List.of(), Map.of());
    }
}
