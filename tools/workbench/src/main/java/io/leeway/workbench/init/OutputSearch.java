package io.leeway.workbench.init;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.text.Listing;
import io.leeway.workbench.rows.ColumnGuess.Kind;

/**
 * Looks for the columns of the model's output and of the true value, among those that are not told to be something else.
 *
 * @param facts what the file holds
 * @param told what is told of its columns
 */
record OutputSearch(DataFacts facts, Told told) {

    private static final int NAMED = 5;

    private List<ColumnFacts> columns(Predicate<ColumnFacts> wanted) {
        return facts.columns().values().stream()
                .filter(column -> !told.types().containsKey(column.name()))
                .filter(column -> !column.name().equals(told.rowId()))
                .filter(column -> column.kind() != Kind.NOTHING && column.kind() != Kind.TIMES)
                .filter(wanted)
                .toList();
    }

    @Nullable
    ColumnFacts facts(Choice choice) {
        String column = choice.column();
        return column == null ? null : facts.columns().get(column);
    }

    Choice prediction() {
        List<ColumnFacts> found = columns(column -> name(column).isPrediction());
        found = found.isEmpty() ? columns(column -> name(column).mentionsPrediction()) : found;
        found = found.stream()
                .filter(column -> !column.name().equals(told.target()))
                .toList();
        return found.isEmpty()
                ? Choice.none("no column is called so, or predicted, y_pred and the like")
                : Choice.of(found.getFirst().name(), "by its name" + others(found));
    }

    Choice target(Choice prediction) {
        ColumnFacts predicted = facts(prediction);
        List<ColumnFacts> named =
                columns(column -> name(column).isTarget() && !column.name().equals(prediction.column()));
        if (named.size() == 1
                && (predicted == null
                        || TaskGuess.fit(predicted, named.getFirst())
                        || TaskGuess.isProbabilityOf(predicted, named.getFirst()))) {
            return Choice.of(named.getFirst().name(), "by its name");
        }
        if (named.size() == 1) {
            return Choice.none(
                    named.getFirst().name() + " is called so, but holds other values than " + prediction.column());
        }
        if (!named.isEmpty()) {
            return Choice.none("more than one is called so: " + listed(named));
        }
        return predicted == null
                ? Choice.none("no column is called target, label, actual and the like")
                : likeThePrediction(predicted);
    }

    /** A column that has the prediction's classes, or two classes where that is a probability. */
    private Choice likeThePrediction(ColumnFacts predicted) {
        List<ColumnFacts> outcomes = columns(column -> column != predicted
                && name(column).isOutcome()
                && (TaskGuess.haveTheSameClasses(predicted, column) || TaskGuess.isProbabilityOf(predicted, column)));
        List<ColumnFacts> alike = columns(column -> column != predicted
                && !name(column).mentionsPrediction()
                && TaskGuess.haveTheSameClasses(predicted, column));
        if (alike.size() == 1 || outcomes.size() == 1) {
            ColumnFacts only = outcomes.size() == 1 ? outcomes.getFirst() : alike.getFirst();
            return Choice.of(
                    only.name(),
                    outcomes.isEmpty()
                            ? "check this: it alone has the classes of " + predicted.name()
                            : "check this: by its name and its classes");
        }
        return Choice.none(
                alike.isEmpty()
                        ? "no column is called target, label and the like, or has the prediction's classes"
                        : "the classes of " + predicted.name() + " have " + listed(alike));
    }

    /** Of the positive class of a binary classifier. */
    Choice probability(TaskGuess task, Choice prediction) {
        List<ColumnFacts> shares = columns(column ->
                column.isBetweenZeroAndOne() && !column.name().equals(prediction.column()) && !column.isConstant());
        List<ColumnFacts> named = shares.stream()
                .filter(column -> name(column).mentionsProbability())
                .toList();
        String positive = task.positive();
        List<ColumnFacts> own = positive == null
                ? List.of()
                : named.stream()
                        .filter(column -> name(column).isProbabilityOf(positive))
                        .toList();
        List<ColumnFacts> scores =
                shares.stream().filter(column -> name(column).isScore()).toList();
        if (!task.isBinary()) {
            return Choice.none("only binary classifiers have one");
        }
        if (own.size() == 1) {
            return Choice.of(own.getFirst().name(), "by its name, of the class '" + positive + "'");
        }
        if (named.size() == 1) {
            return Choice.of(named.getFirst().name(), "by its name, and all values are from 0 to 1");
        }
        if (named.isEmpty() && scores.size() == 1) {
            return Choice.of(scores.getFirst().name(), "check this: by its name, and all values are from 0 to 1");
        }
        return Choice.none(
                named.isEmpty()
                        ? "no column is called so with values from 0 to 1"
                        : "more than one is called so: " + listed(named));
    }

    Map<String, String> probabilities(TaskGuess task) {
        Map<String, String> found = new LinkedHashMap<>();
        if (!task.isMulticlass()) {
            return found;
        }
        List<ColumnFacts> shares = columns(ColumnFacts::isBetweenZeroAndOne);
        for (String label : new TreeSet<>(task.classes())) {
            List<ColumnFacts> own = shares.stream()
                    .filter(column -> name(column).isProbabilityOf(label))
                    .toList();
            if (own.size() == 1) {
                found.put(label, own.getFirst().name());
            }
        }
        boolean whole = found.size() == task.classes().size() && found.size() > 1;
        return whole && found.values().stream().distinct().count() == found.size() ? found : Map.of();
    }

    private static ColumnName name(ColumnFacts column) {
        return ColumnName.of(column.name());
    }

    private static String others(List<ColumnFacts> found) {
        return found.size() == 1
                ? ""
                : "; check this, as others are called so too: " + listed(found.subList(1, found.size()));
    }

    private static String listed(List<ColumnFacts> columns) {
        List<String> names = new ArrayList<>();
        columns.forEach(column -> names.add(column.name()));
        return Listing.of(names, NAMED);
    }
}
