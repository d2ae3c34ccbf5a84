package io.leeway.workbench.init;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.Task;
import io.leeway.workbench.rows.ColumnGuess.Kind;

/**
 * What the model predicts, told from its predictions and the true values.
 *
 * @param task the task; where nothing is known the one that asks for least
 * @param reason why it is this one
 * @param isKnown whether anything is known of it
 * @param classes the classes of a classifier that are few, in order
 * @param positive the positive class of a binary classifier
 * @param whyPositive why it is that one
 */
record TaskGuess(
        Task task,
        String reason,
        boolean isKnown,
        List<String> classes,
        @Nullable String positive,
        String whyPositive) {

    /** Whole numbers of which there are more different ones measure something. */
    private static final int MOST_NUMBERED_CLASSES = 20;

    private static final Set<String> WORDS_FOR_POSITIVE = Set.of("true", "yes", "y", "t", "positive", "pos");
    private static final Set<String> NUMBERS_FOR_NEGATIVE = Set.of("0", "-1");

    static TaskGuess of(@Nullable ColumnFacts predicted, @Nullable ColumnFacts truth) {
        ColumnFacts told = predicted == null ? truth : predicted;
        if (told == null) {
            return of(
                    Task.REGRESSION,
                    "NOT KNOWN: no column of predictions or true values was found, and this task asks for least;"
                            + " binary-classification and multiclass-classification are the others",
                    false);
        }
        boolean measured = told.isNumeric() && !isOfClasses(told);
        boolean otherMeasured = truth != null && truth.isNumeric() && !isOfClasses(truth);
        if (measured || (told.isNumeric() && otherMeasured)) {
            return of(Task.REGRESSION, told.name() + " holds numbers", true);
        }
        Map<String, Long> counts = new LinkedHashMap<>(told.words());
        if (truth != null && truth != told && truth.hasFewValues()) {
            truth.words().forEach((word, rows) -> counts.merge(word, rows, Long::sum));
        }
        List<String> classes = told.hasFewValues() ? List.copyOf(new TreeSet<>(counts.keySet())) : List.of();
        if (classes.size() == 2) {
            return binary(told.name(), classes, truth != null && truth.hasFewValues() ? truth.words() : counts);
        }
        return new TaskGuess(Task.MULTICLASS_CLASSIFICATION, why(told, classes), true, classes, null, "");
    }

    private static String why(ColumnFacts told, List<String> classes) {
        if (classes.size() == 1) {
            return "check this: " + told.name() + " has one class in this file; if there are two, it is"
                    + " binary-classification";
        }
        String count = classes.isEmpty() ? "more than " + ColumnFacts.MOST_WORDS : String.valueOf(classes.size());
        return told.isNumeric()
                ? "check this: " + told.name() + " has " + count
                        + " different whole numbers; if they measure something, it is regression"
                : told.name() + " has " + count + " classes";
    }

    private static TaskGuess of(Task task, String reason, boolean isKnown) {
        return new TaskGuess(task, reason, isKnown, List.of(), null, "");
    }

    private static TaskGuess binary(String column, List<String> classes, Map<String, Long> counts) {
        List<String> known = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            String label = classes.get(i);
            boolean one = label.equals("1") && NUMBERS_FOR_NEGATIVE.contains(classes.get(1 - i));
            if (one || WORDS_FOR_POSITIVE.contains(label.toLowerCase(Locale.ROOT))) {
                known.add(label);
            }
        }
        long first = counts.getOrDefault(classes.getFirst(), 0L);
        long second = counts.getOrDefault(classes.getLast(), 0L);
        String rarer = first < second ? classes.getFirst() : classes.getLast();
        return new TaskGuess(
                Task.BINARY_CLASSIFICATION,
                column + " has two classes",
                true,
                classes,
                known.size() == 1 ? known.getFirst() : rarer,
                known.size() == 1
                        ? "of the two classes the one that says yes"
                        : "check this: of the two classes " + (first == second ? "one" : "the rarer one"));
    }

    boolean isBinary() {
        return task == Task.BINARY_CLASSIFICATION;
    }

    boolean isMulticlass() {
        return task == Task.MULTICLASS_CLASSIFICATION;
    }

    /** Whether the values can be classes: words, or few whole numbers. */
    static boolean isOfClasses(ColumnFacts column) {
        return column.isNumeric()
                ? column.isWhole() && column.hasFewValues() && column.words().size() <= MOST_NUMBERED_CLASSES
                : column.kind() == Kind.CATEGORIES;
    }

    static boolean haveTheSameClasses(ColumnFacts left, ColumnFacts right) {
        return isOfClasses(left)
                && isOfClasses(right)
                && left.hasFewValues()
                && right.hasFewValues()
                && left.words().size() > 1
                && left.words().keySet().equals(right.words().keySet());
    }

    /** Whether one can be the prediction of the other: both measured, or with a class in common where these are few. */
    static boolean fit(ColumnFacts predicted, ColumnFacts truth) {
        if (predicted.isNumeric() != truth.isNumeric()) {
            return false;
        }
        boolean measured = predicted.isNumeric() && !(isOfClasses(predicted) && isOfClasses(truth));
        return measured
                || !predicted.hasFewValues()
                || !truth.hasFewValues()
                || truth.words().keySet().stream().anyMatch(predicted.words()::containsKey);
    }

    /** Whether the one holds probabilities of the other's two classes. */
    static boolean isProbabilityOf(ColumnFacts predicted, ColumnFacts truth) {
        return predicted.isBetweenZeroAndOne()
                && !predicted.isWhole()
                && isOfClasses(truth)
                && truth.words().size() == 2;
    }
}
