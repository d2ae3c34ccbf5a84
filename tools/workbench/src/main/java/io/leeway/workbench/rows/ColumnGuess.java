package io.leeway.workbench.rows;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.leeway.rows.cell.CellException;
import io.leeway.rows.cell.CellForms;

/** What the values of a column are, told from all of them. */
public final class ColumnGuess {

    /** What a column holds. */
    public enum Kind {
        /** (Nearly) all values are numbers. */
        NUMBERS,
        /** Words. */
        CATEGORIES,
        /** Times move by nature, and are not judged. */
        TIMES,
        /** Each row has a value of its own, which names it. */
        IDENTIFIERS,
        /** There is no value. */
        NOTHING
    }

    /** A column of which less is not a number is one of numbers, and those are its faults. */
    private static final double LEAST_NUMBERS = 0.95;

    /** With fewer rows, values that all differ say nothing. */
    private static final int LEAST_ROWS = 30;

    private static final int MOST_DISTINCT = 100_000;

    private final String column;
    private final boolean named;
    private final Set<String> words = new HashSet<>();
    private long values;
    private long numbers;
    private long times;
    private long whole;
    private boolean repeats;
    private long firstNoNumber;
    private @Nullable String whyNoNumber;

    /** Of a column of which nothing was read yet. */
    public ColumnGuess(String column) {
        this.column = column;
        this.named = isNamedLikeAnIdentifier(column);
    }

    /** Adds the cell of a row, whose number counts from 1. */
    public void add(@Nullable String cell, long row, CellForms forms) {
        String word = forms.word(column, cell);
        if (word == null || cell == null) {
            return;
        }
        values++;
        double number = forms.numbers().readOrNaN(cell);
        if (!Double.isNaN(number)) {
            numbers++;
            whole += Math.rint(number) == number ? 1 : 0;
            if (named) {
                note(word);
            }
            return;
        }
        if (whyNoNumber == null) {
            firstNoNumber = row;
            whyNoNumber = why(cell, forms);
        }
        note(word);
        if (times + numbers == values - 1) {
            countTime(cell, forms);
        }
    }

    private static @Nullable String why(String cell, CellForms forms) {
        try {
            forms.numbers().read(cell);
            return null;
        } catch (CellException noNumber) {
            return noNumber.getMessage();
        }
    }

    /** Only values that may be identifiers are kept, until one comes again. */
    private void note(String word) {
        if (!repeats && words.size() < MOST_DISTINCT) {
            repeats = !words.add(word);
        }
    }

    private void countTime(String cell, CellForms forms) {
        try {
            forms.times().read(cell);
            times++;
        } catch (CellException noTime) {
            // One value that is no time is enough to know that the column holds none.
            return;
        }
    }

    /** What the column holds. */
    public Kind kind() {
        if (values == 0) {
            return Kind.NOTHING;
        }
        if (numbers >= LEAST_NUMBERS * values) {
            return named && numbers == values && whole == numbers && isAllDifferent() ? Kind.IDENTIFIERS : Kind.NUMBERS;
        }
        if (times == values) {
            return Kind.TIMES;
        }
        return isAllDifferent() && values >= LEAST_ROWS && numbers == 0 ? Kind.IDENTIFIERS : Kind.CATEGORIES;
    }

    /** Whether no value came twice, numbers of a column that is not called like an identifier aside. */
    public boolean isAllDifferent() {
        return !repeats;
    }

    /** Whether the column's name is one of identifiers: {@code id}, {@code customerID}, {@code row_id}, {@code index}. */
    public static boolean isNamedLikeAnIdentifier(String column) {
        String lower = column.toLowerCase(Locale.ROOT);
        return lower.equals("id")
                || lower.endsWith("_id")
                || lower.endsWith(" id")
                || lower.equals("rowid")
                || lower.equals("index")
                || (column.endsWith("Id") || column.endsWith("ID"));
    }

    /** What was guessed and why, where it is no plain case; absent otherwise. */
    public @Nullable String remark() {
        return switch (kind()) {
            case NUMBERS ->
                numbers == values
                        ? null
                        : column + ": taken as numeric; " + (values - numbers) + " of " + values
                                + " values are no numbers and count as missing (the first in row " + firstNoNumber
                                + ": "
                                + whyNoNumber + ")";
            case CATEGORIES ->
                numbers == 0
                        ? null
                        : column + ": taken as categorical, because " + (values - numbers) + " of " + values
                                + " values are no numbers (the first in row " + firstNoNumber + ": " + whyNoNumber
                                + ")";
            case TIMES -> column + ": times, which move by nature, and are not judged";
            case IDENTIFIERS -> column + ": every value is another one, so it names the rows and is not judged";
            case NOTHING -> column + ": there is no value";
        };
    }
}
