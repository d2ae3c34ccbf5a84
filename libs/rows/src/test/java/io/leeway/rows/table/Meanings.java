package io.leeway.rows.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.leeway.rows.cell.Cell;
import io.leeway.rows.cell.CellException;
import io.leeway.rows.cell.CellForms;

/** What the cells of rows with types mean, to be held against those of the same rows as CSV. */
final class Meanings {

    private Meanings() {}

    /** What each cell means as a number, as a time and as a word. */
    static List<String> of(RowSource rows) throws IOException {
        List<String> all = new ArrayList<>();
        CellForms forms = CellForms.usual();
        Cell cell = new Cell();
        try (rows) {
            while (rows.next()) {
                for (String column : rows.columns()) {
                    if (rows.cell(column) != null || isRead(rows, column)) {
                        rows.cell(rows.place(column), cell);
                        all.add(column + " " + meaning(forms, column, cell));
                    }
                }
            }
        } catch (RowSource.UnreadableRowException exception) {
            throw new IllegalStateException(exception);
        }
        return all;
    }

    private static boolean isRead(RowSource rows, String column) {
        try {
            return rows.place(column) >= 0;
        } catch (UnreadableTableException ofATypeThatIsNot) {
            return false;
        }
    }

    private static String meaning(CellForms forms, String column, Cell cell) {
        String number = meaning(() -> forms.number(cell));
        if (column.startsWith("at_")) {
            return meaning(() -> forms.time(cell));
        }
        // The words of numbers with a fraction are those of whoever wrote the CSV.
        return column.startsWith("float") ? number : number + " " + forms.word(column, cell.text());
    }

    private interface Meaning {
        double of() throws CellException;
    }

    private static String meaning(Meaning meaning) {
        try {
            return Double.toString(meaning.of());
        } catch (CellException exception) {
            return exception.getMessage();
        }
    }
}
