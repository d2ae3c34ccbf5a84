package io.leeway.workbench.init;

import java.util.Map;

/**
 * Where the model's output and the true value are, told from names and held against what the columns hold.
 *
 * @param prediction the predicted label or value
 * @param probability the probability of the positive class
 * @param probabilities each class's probability, of a multiclass classifier; empty where not every class has one
 * @param target the true value
 * @param task what the model predicts
 */
record OutputRoles(
        Choice prediction, Choice probability, Map<String, String> probabilities, Choice target, TaskGuess task) {

    static OutputRoles of(DataFacts facts, Told told) {
        Choice prediction = Told.column(facts, told.prediction(), "--prediction");
        Choice target = Told.column(facts, told.target(), "--target");
        OutputSearch search = new OutputSearch(facts, told);
        if (prediction == null) {
            prediction = search.prediction();
        }
        if (target == null) {
            target = search.target(prediction);
        }
        ColumnFacts predicted = search.facts(prediction);
        ColumnFacts truth = search.facts(target);
        if (predicted != null && truth != null && TaskGuess.isProbabilityOf(predicted, truth)) {
            // Only a binary target's probabilities stand where one looks for the prediction.
            Choice probability = Choice.of(
                    predicted.name(),
                    "called a prediction, but numbers from 0 to 1 where " + truth.name() + " has two classes");
            return new OutputRoles(
                    Choice.none("the file has probabilities only; the predicted class goes into a column of its own"),
                    probability,
                    Map.of(),
                    target,
                    TaskGuess.of(null, truth));
        }
        TaskGuess task = TaskGuess.of(predicted, truth);
        return new OutputRoles(
                prediction, search.probability(task, prediction), search.probabilities(task), target, task);
    }

    /** Whether a column is one of those found. */
    boolean has(String column) {
        return column.equals(prediction.column())
                || column.equals(probability.column())
                || column.equals(target.column())
                || probabilities.containsValue(column);
    }
}
