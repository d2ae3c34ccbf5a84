package io.leeway.workbench.init;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import io.leeway.rows.cell.CellForms;
import io.leeway.rows.cell.NumberForm;

/** How the numbers of a file are written, told from its first rows: by the form in which most columns are numbers. */
final class NumberFormGuess {

    private static final int ROWS = 10_000;

    /** As in {@link io.leeway.workbench.rows.ColumnGuess}: a column of which less is no number is one of numbers. */
    private static final double LEAST_NUMBERS = 0.95;

    /** The plainest first: of forms that read the same, the first counts. */
    private static final List<NumberForm> FORMS = List.of(
            NumberForm.point(),
            new NumberForm(',', NumberForm.UNGROUPED),
            new NumberForm('.', ' '),
            new NumberForm(',', ' '),
            new NumberForm('.', '\''),
            new NumberForm('.', ','),
            new NumberForm(',', '.'),
            new NumberForm(',', '\''));

    private final Map<String, Counts> columns = new HashMap<>();

    private static final class Counts {
        private long values;
        private final long[] readable = new long[FORMS.size()];
        private final double[] sums = new double[FORMS.size()];

        boolean isNumeric(int form) {
            return values > 0 && readable[form] >= LEAST_NUMBERS * values;
        }
    }

    /**
     * What was found.
     *
     * @param form the form that the file is read in
     * @param otherwise the other form in which the numbers would be other ones, if it cannot be told which is meant; then
     *     {@code form} is the usual one
     * @param columns the columns that are numbers in this form, or in the other forms, and not in the usual one
     */
    record Found(NumberForm form, List<NumberForm> otherwise, Set<String> columns) {

        /** Whether a column is one of numbers of which it is not known how they are written. */
        boolean isUndecided(String column) {
            return !otherwise.isEmpty() && columns.contains(column);
        }
    }

    void add(String column, @Nullable String cell, long row) {
        if (row > ROWS || cell == null || CellForms.usual().missing().isMissing(cell)) {
            return;
        }
        Counts counts = columns.computeIfAbsent(column, name -> new Counts());
        counts.values++;
        char first = cell.strip().charAt(0);
        if ("+-.,".indexOf(first) < 0 && !Character.isDigit(first)) {
            return;
        }
        for (int form = 0; form < FORMS.size(); form++) {
            double value = FORMS.get(form).readOrNaN(cell);
            if (!Double.isNaN(value)) {
                counts.readable[form]++;
                counts.sums[form] += value;
            }
        }
    }

    Found found() {
        int best = 0;
        for (int form = 1; form < FORMS.size(); form++) {
            best = numericColumns(form) > numericColumns(best) ? form : best;
        }
        if (best == 0) {
            return new Found(NumberForm.point(), List.of(), Set.of());
        }
        Set<String> written = new TreeSet<>();
        for (Map.Entry<String, Counts> entry : columns.entrySet()) {
            if (entry.getValue().isNumeric(best) && !entry.getValue().isNumeric(0)) {
                written.add(entry.getKey());
            }
        }
        for (int form = best + 1; form < FORMS.size(); form++) {
            if (numericColumns(form) == numericColumns(best) && differ(best, form)) {
                return new Found(NumberForm.point(), List.of(FORMS.get(best), FORMS.get(form)), written);
            }
        }
        return new Found(FORMS.get(best), List.of(), written);
    }

    private long numericColumns(int form) {
        return columns.values().stream()
                .filter(counts -> counts.isNumeric(form))
                .count();
    }

    private boolean differ(int left, int right) {
        return columns.values().stream()
                .anyMatch(counts ->
                        counts.isNumeric(left) && counts.isNumeric(right) && counts.sums[left] != counts.sums[right]);
    }
}
