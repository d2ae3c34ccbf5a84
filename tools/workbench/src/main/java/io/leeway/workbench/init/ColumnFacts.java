package io.leeway.workbench.init;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.leeway.rows.cell.CellForms;
import io.leeway.workbench.rows.ColumnGuess;

/** What the cells of one column are, as far as guesses are made from it. */
final class ColumnFacts {

    /** So many different values are kept; a column with more has no classes. */
    static final int MOST_WORDS = 50;

    private static final int MOST_STRANGERS = 3;

    private final String name;
    private final ColumnGuess guess;
    private final Map<String, Long> words = new LinkedHashMap<>();
    private final Map<String, Long> strangers = new LinkedHashMap<>();
    private boolean more;
    private boolean moreStrangers;
    private long rows;
    private long values;
    private long numbers;
    private long whole;
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;

    ColumnFacts(String name) {
        this.name = name;
        this.guess = new ColumnGuess(name);
    }

    void add(@Nullable String cell, long row, CellForms forms) {
        rows = row;
        guess.add(cell, row, forms);
        String word = forms.word(name, cell);
        if (word == null || cell == null) {
            return;
        }
        values++;
        more = more || count(words, word, MOST_WORDS);
        double number = forms.numbers().readOrNaN(cell);
        if (Double.isNaN(number)) {
            moreStrangers = moreStrangers || count(strangers, word, MOST_STRANGERS);
            return;
        }
        numbers++;
        whole += Math.rint(number) == number ? 1 : 0;
        least = Math.min(least, number);
        most = Math.max(most, number);
    }

    /** Counts a word, and says whether there are too many by now. */
    private static boolean count(Map<String, Long> counts, String word, int most) {
        counts.merge(word, 1L, Long::sum);
        return counts.size() > most;
    }

    String name() {
        return name;
    }

    ColumnGuess guess() {
        return guess;
    }

    ColumnGuess.Kind kind() {
        return guess.kind();
    }

    long values() {
        return values;
    }

    long missing(long allRows) {
        return allRows - values;
    }

    /** Whether the values are few enough to be classes. */
    boolean hasFewValues() {
        return !more && values > 0;
    }

    /** The different values with their rows, in the order in which they came; not all of them unless they are few. */
    Map<String, Long> words() {
        return words;
    }

    /** The values that are no numbers, if they are three different ones at most; none otherwise. */
    Set<String> strangers() {
        return moreStrangers ? Set.of() : strangers.keySet();
    }

    boolean isConstant() {
        return !more && words.size() == 1;
    }

    /** Whether every row up to the last that was read has a value, and each another one. */
    boolean isAllDifferent() {
        boolean differ = more ? numbers == 0 && guess.isAllDifferent() : words.size() == values;
        return values == rows && values > 0 && (differ || kind() == ColumnGuess.Kind.IDENTIFIERS);
    }

    boolean isNumeric() {
        return kind() == ColumnGuess.Kind.NUMBERS || kind() == ColumnGuess.Kind.EPOCH;
    }

    boolean isMostlyNumbers() {
        return numbers * 2 > values;
    }

    boolean isWhole() {
        return values > 0 && numbers == values && whole == values;
    }

    boolean isBetweenZeroAndOne() {
        return values > 0 && numbers == values && least >= 0 && most <= 1;
    }

    double least() {
        return least;
    }

    double most() {
        return most;
    }
}
