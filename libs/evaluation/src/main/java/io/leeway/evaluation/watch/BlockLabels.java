package io.leeway.evaluation.watch;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.evaluation.performance.ReferenceRows;
import io.leeway.evaluation.performance.metrics.LabelledRows;

/** The rows of a block that have both a prediction and a true value. */
final class BlockLabels {

    private static final double[] NONE = {};

    private BlockLabels() {}

    /** The labelled rows; none where the block lacks one of the columns. */
    static LabelledRows of(ModelDefinition definition, Block block) {
        return of(definition, block, positions(definition, block));
    }

    /** The same with when they happened. */
    static ReferenceRows inTime(ModelDefinition definition, Block block, String timestamp) {
        int[] rows = positions(definition, block);
        double[] times = block.numeric(timestamp).map(Column.Numeric::values).orElse(NONE);
        return new ReferenceRows(of(definition, block, rows), times.length == 0 ? NONE : at(times, rows));
    }

    private static LabelledRows of(ModelDefinition definition, Block block, int[] rows) {
        String prediction = definition.prediction().column();
        String target = String.valueOf(definition.target());
        if (!definition.task().isClassification()) {
            return new LabelledRows.Regressed(at(numbers(block, target), rows), at(numbers(block, prediction), rows));
        }
        double[] probability = Optional.ofNullable(definition.prediction().probability())
                .map(column -> numbers(block, column))
                .orElse(NONE);
        return new LabelledRows.Classified(
                words(texts(block, target), rows),
                words(texts(block, prediction), rows),
                probability.length == 0 ? NONE : at(probability, rows));
    }

    /** The rows that have both. */
    private static int[] positions(ModelDefinition definition, Block block) {
        String prediction = definition.prediction().column();
        String target = String.valueOf(definition.target());
        if (definition.task().isClassification()) {
            int[] predicted = texts(block, prediction).codes();
            int[] truth = texts(block, target).codes();
            return IntStream.range(0, Math.min(predicted.length, truth.length))
                    .filter(row -> predicted[row] >= 0 && truth[row] >= 0)
                    .toArray();
        }
        double[] predicted = numbers(block, prediction);
        double[] truth = numbers(block, target);
        return IntStream.range(0, Math.min(predicted.length, truth.length))
                .filter(row -> !Double.isNaN(predicted[row]) && !Double.isNaN(truth[row]))
                .toArray();
    }

    private static double[] numbers(Block block, String column) {
        return block.numeric(column).map(Column.Numeric::values).orElse(NONE);
    }

    private static Column.Text texts(Block block, String column) {
        return block.text(column).orElseGet(() -> new Column.Text("", new String[0], new int[0]));
    }

    private static double[] at(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }

    private static String[] words(Column.Text column, int[] rows) {
        return Arrays.stream(rows)
                .mapToObj(row -> column.dictionary()[column.codes()[row]])
                .toArray(String[]::new);
    }
}
