package io.leeway.evaluation.profiles;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.Task;

/**
 * Whether a classifier's outputs fit together and fit its definition: the classes that are predicted and true, whether the
 * probability points the way of the prediction, whether probabilities sum to one. Takes in rows block by block; for one
 * thread.
 */
public final class OutputCheck {

    private final ModelDefinition definition;
    private final Set<String> predicted = new HashSet<>();
    private final Set<String> truth = new HashSet<>();
    private double positiveSum;
    private long positiveRows;
    private double negativeSum;
    private long negativeRows;
    private long withProbabilities;
    private long notSummingToOne;

    /** For rows of this model. */
    public OutputCheck(ModelDefinition definition) {
        this.definition = definition;
    }

    /** What was found so far. */
    public OutputFindings findings() {
        return new OutputFindings(
                predicted,
                truth,
                positiveSum,
                positiveRows,
                negativeSum,
                negativeRows,
                withProbabilities,
                notSummingToOne);
    }

    /** Adds the rows of a block. */
    public void add(Block block) {
        if (!definition.task().isClassification()) {
            return;
        }
        Optional<Column.Text> predictions = block.text(definition.prediction().column());
        predictions.ifPresent(column -> addClasses(predicted, column));
        Optional.ofNullable(definition.target()).flatMap(block::text).ifPresent(column -> addClasses(truth, column));
        String probability = definition.prediction().probability();
        if (definition.task() == Task.BINARY_CLASSIFICATION && probability != null) {
            predictions.ifPresent(
                    column -> block.numeric(probability).ifPresent(values -> addDirection(column, values.values())));
        } else if (!definition.prediction().probabilities().isEmpty()) {
            addSums(block);
        }
    }

    private static void addClasses(Set<String> classes, Column.Text column) {
        for (int code : column.codes()) {
            if (code >= 0 && classes.size() < OutputFindings.MOST_CLASSES) {
                classes.add(column.dictionary()[code]);
            }
        }
    }

    private void addDirection(Column.Text predictions, double[] probabilities) {
        String positive = String.valueOf(definition.prediction().positive());
        for (int row = 0; row < probabilities.length; row++) {
            int code = predictions.codes()[row];
            if (code < 0 || !Double.isFinite(probabilities[row])) {
                continue;
            }
            if (predictions.dictionary()[code].equals(positive)) {
                positiveSum += probabilities[row];
                positiveRows++;
            } else {
                negativeSum += probabilities[row];
                negativeRows++;
            }
        }
    }

    private void addSums(Block block) {
        List<double[]> columns = definition.prediction().probabilityColumns().stream()
                .map(block::numeric)
                .flatMap(Optional::stream)
                .map(Column.Numeric::values)
                .toList();
        for (int row = 0; row < block.rows(); row++) {
            double sum = 0;
            for (double[] column : columns) {
                sum += column[row];
            }
            if (Double.isFinite(sum)) {
                withProbabilities++;
                notSummingToOne += Math.abs(sum - 1) > ClassProbabilities.TOLERANCE ? 1 : 0;
            }
        }
    }
}
