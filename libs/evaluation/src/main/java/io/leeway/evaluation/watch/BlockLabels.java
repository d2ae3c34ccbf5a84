package io.leeway.evaluation.watch;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.evaluation.performance.metrics.LabelledRows;

/** The rows of a block that have both a prediction and a true value. */
final class BlockLabels {

    private static final double[] NONE = {};

    private BlockLabels() {}

    /** The labelled rows; none where the block lacks one of the columns. */
    static LabelledRows of(ModelDefinition definition, Block block) {
        String prediction = definition.prediction().column();
        Optional<String> target = Optional.ofNullable(definition.target());
        if (!definition.task().isClassification()) {
            return regressed(
                    block.numeric(prediction).map(Column.Numeric::values).orElse(NONE),
                    target.flatMap(block::numeric).map(Column.Numeric::values).orElse(NONE));
        }
        Column.Text none = new Column.Text("", new String[0], new int[0]);
        return classified(
                block.text(prediction).orElse(none),
                target.flatMap(block::text).orElse(none),
                Optional.ofNullable(definition.prediction().probability())
                        .flatMap(block::numeric)
                        .map(Column.Numeric::values)
                        .orElse(NONE));
    }

    private static LabelledRows regressed(double[] predicted, double[] truth) {
        int[] rows = IntStream.range(0, Math.min(predicted.length, truth.length))
                .filter(row -> !Double.isNaN(predicted[row]) && !Double.isNaN(truth[row]))
                .toArray();
        return new LabelledRows.Regressed(
                Arrays.stream(rows).mapToDouble(row -> truth[row]).toArray(),
                Arrays.stream(rows).mapToDouble(row -> predicted[row]).toArray());
    }

    private static LabelledRows classified(Column.Text predicted, Column.Text truth, double[] probability) {
        int[] rows = IntStream.range(0, Math.min(predicted.rows(), truth.rows()))
                .filter(row -> predicted.codes()[row] >= 0 && truth.codes()[row] >= 0)
                .toArray();
        return new LabelledRows.Classified(
                words(truth, rows),
                words(predicted, rows),
                probability.length == 0
                        ? NONE
                        : Arrays.stream(rows)
                                .mapToDouble(row -> probability[row])
                                .toArray());
    }

    private static String[] words(Column.Text column, int[] rows) {
        return Arrays.stream(rows)
                .mapToObj(row -> column.dictionary()[column.codes()[row]])
                .toArray(String[]::new);
    }
}
