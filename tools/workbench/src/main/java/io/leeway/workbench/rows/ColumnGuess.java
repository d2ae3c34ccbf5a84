package io.leeway.workbench.rows;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.leeway.rows.cell.CellException;
import io.leeway.rows.cell.CellForms;
import io.leeway.rows.cell.NumberForm;

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
        /** Times likewise, as whole numbers that count from 1970. */
        EPOCH,
        /** Dates in a form that is not read, as {@code 17.05.2024}. */
        DATES,
        /** Numbers in a form that is not read, as {@code 1,5} or {@code 12 %}. */
        OTHER_NUMBERS,
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

    /** Of text that all looks like this, dates are meant: {@code 17.05.2024}, {@code 5/17/24}, {@code 17-May-2024}. */
    private static final Pattern DATE =
            Pattern.compile("\\d{1,2}[./-](?:\\d{1,2}|[A-Za-z]{3,9})[./-](?:\\d{4}|\\d{2})\\b.*");

    private final String column;
    private final boolean named;
    private final boolean timely;
    private final EpochNumbers epoch = new EpochNumbers();
    private final Set<String> words = new HashSet<>();
    private long values;
    private long numbers;
    private long times;
    private long dates;
    private long others;
    private long whole;
    private boolean repeats;
    private long firstNoNumber;
    private @Nullable String whyNoNumber;

    /** Of a column of which nothing was read yet. */
    public ColumnGuess(String column) {
        this.column = column;
        this.named = isNamedLikeAnIdentifier(column);
        this.timely = NameWords.mentionTime(NameWords.of(column));
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
            epoch.add(number);
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
        // One value that is no time, no date or no number is enough to know that not all are.
        if (times + numbers == values - 1) {
            countTime(cell, forms);
        }
        if (dates == values - 1 && DATE.matcher(word).matches()) {
            dates++;
        }
        if (others + numbers == values - 1 && NumberForm.isOtherwiseWritten(word)) {
            others++;
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
            // It stays as it was, and no other one is looked at.
            return;
        }
    }

    /** What the column holds. */
    public Kind kind() {
        if (values == 0) {
            return Kind.NOTHING;
        }
        if (numbers >= LEAST_NUMBERS * values) {
            boolean whollyWhole = numbers == values && whole == numbers;
            if (whollyWhole && timely && epoch.areTimes()) {
                return Kind.EPOCH;
            }
            return whollyWhole && named && isAllDifferent() ? Kind.IDENTIFIERS : Kind.NUMBERS;
        }
        if (times == values) {
            return Kind.TIMES;
        }
        if (dates == values) {
            return Kind.DATES;
        }
        if (others + numbers == values) {
            return Kind.OTHER_NUMBERS;
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

    /** Why the first value that is no number is none; absent where all are numbers. */
    public @Nullable String whyNoNumber() {
        return whyNoNumber;
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
            case EPOCH -> column + ": times that count from 1970, which move by nature, and are not judged";
            case DATES -> column + ": dates, which move by nature, and are not judged";
            case OTHER_NUMBERS ->
                column + ": numbers that cannot be read for certain, and are not judged (the first in row "
                        + firstNoNumber + ": " + whyNoNumber + ")";
            case IDENTIFIERS -> column + ": every value is another one, so it names the rows and is not judged";
            case NOTHING -> column + ": there is no value";
        };
    }
}
