package io.leeway.workbench.init;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import io.leeway.contracts.text.Listing;
import io.leeway.workbench.rows.ColumnGuess;
import io.leeway.workbench.rows.ColumnGuess.Kind;

/**
 * What names a row and what dates it.
 *
 * @param rowId the column that names a row
 * @param timestamp the column of a row's event time
 * @param hasOffsets whether the event times say their offset, or count from 1970
 */
record RowRoles(Choice rowId, Choice timestamp, boolean hasOffsets) {

    private static final int NAMED = 5;
    private static final Pattern OFFSET = Pattern.compile(".*(?:Z|z|UTC|GMT.*|[+-]\\d{2}(?::?\\d{2})?|])$");

    static RowRoles of(DataFacts facts, Told told, OutputRoles outputs) {
        Choice rowId = Told.column(facts, told.rowId(), "--row-id");
        List<ColumnFacts> free = facts.columns().values().stream()
                .filter(column -> !outputs.has(column.name()))
                .filter(column -> !told.types().containsKey(column.name()))
                .filter(column -> !column.name().equals(told.rowId()))
                .toList();
        List<ColumnFacts> settled = only(free, column -> !facts.numbers().isUndecided(column.name()));
        Choice timestamp = timestamp(settled);
        String dated = timestamp.column();
        ColumnFacts times = dated == null ? null : facts.columns().get(dated);
        boolean offsets = times != null
                && (isEpoch(times)
                        || times.words().keySet().stream()
                                .allMatch(word -> OFFSET.matcher(word).matches()));
        return new RowRoles(rowId == null ? rowId(facts, settled, timestamp) : rowId, timestamp, offsets);
    }

    private static Choice rowId(DataFacts facts, List<ColumnFacts> free, Choice timestamp) {
        List<ColumnFacts> naming = only(free, column -> isNaming(column, facts.rows()));
        List<ColumnFacts> named = only(
                naming,
                column -> ColumnGuess.isNamedLikeAnIdentifier(column.name())
                        && !ColumnName.of(column.name()).isIndex());
        List<ColumnFacts> rest =
                only(naming, column -> !ColumnName.of(column.name()).isIndex());
        List<ColumnFacts> best = named.isEmpty() ? rest.isEmpty() ? naming : rest : named;
        if (best.isEmpty()) {
            List<ColumnFacts> times = only(
                    free,
                    column -> isTimes(column)
                            && column.isAllDifferent()
                            && !column.name().equals(timestamp.column()));
            if (!times.isEmpty()) {
                return Choice.of(times.getFirst().name(), "check this: times, of which every one is another one");
            }
            return Choice.none("no column has another value in every row; labels find their rows by it");
        }
        String name = best.getFirst().name();
        String also = best.size() == 1 ? "" : ", as in " + listed(best.subList(1, best.size()));
        return Choice.of(
                name,
                ColumnName.of(name).isIndex()
                        ? "check this: every value is another one, but does an index go on from file to file?"
                        : "every value is another one" + also);
    }

    private static boolean isNaming(ColumnFacts column, long rows) {
        boolean few = column.hasFewValues() && ColumnGuess.isNamedLikeAnIdentifier(column.name());
        return column.values() == rows
                && (column.kind() == Kind.IDENTIFIERS || (few && column.isAllDifferent() && !column.isNumeric()));
    }

    private static Choice timestamp(List<ColumnFacts> free) {
        List<ColumnFacts> times = only(free, RowRoles::isTimes);
        List<ColumnFacts> named =
                only(times, column -> ColumnName.of(column.name()).mentionsTime());
        if (times.size() == 1 || named.size() == 1) {
            ColumnFacts only = times.size() == 1 ? times.getFirst() : named.getFirst();
            return Choice.of(only.name(), isEpoch(only) ? "by its name; it counts from 1970" : "all values are times");
        }
        return Choice.none(times.isEmpty() ? "no column holds times" : "times are in " + listed(times));
    }

    /** Times as text, or numbers that count from 1970 in a column that is called so. */
    static boolean isTimes(ColumnFacts column) {
        return column.kind() == Kind.TIMES || isEpoch(column);
    }

    private static boolean isEpoch(ColumnFacts column) {
        return column.kind() == Kind.EPOCH;
    }

    private static List<ColumnFacts> only(List<ColumnFacts> columns, Predicate<ColumnFacts> wanted) {
        return columns.stream().filter(wanted).toList();
    }

    private static String listed(List<ColumnFacts> columns) {
        return Listing.of(columns.stream().map(ColumnFacts::name).toList(), NAMED);
    }
}
