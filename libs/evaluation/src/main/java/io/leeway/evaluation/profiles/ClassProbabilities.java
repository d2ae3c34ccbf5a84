package io.leeway.evaluation.profiles;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.Task;

/**
 * The class probabilities of a block's rows: {@code (1 - p, p)} for a binary classifier. A row with a number that is missing
 * or outside 0 to 1, or whose numbers do not sum to 1 within {@value #TOLERANCE}, has no probabilities.
 */
final class ClassProbabilities {

    /** Rounded probabilities of many classes miss 1 by a little. */
    static final double TOLERANCE = 0.01;

    private final double[][] rows;

    private ClassProbabilities(double[][] rows) {
        this.rows = rows;
    }

    static ClassProbabilities of(ModelDefinition definition, Block block) {
        List<double[]> columns = definition.prediction().probabilityColumns().stream()
                .map(block::numeric)
                .flatMap(Optional::stream)
                .map(Column.Numeric::values)
                .toList();
        boolean complete =
                columns.size() == definition.prediction().probabilityColumns().size();
        if (columns.isEmpty() || !complete) {
            return new ClassProbabilities(new double[0][]);
        }
        double[][] rows = new double[block.rows()][];
        for (int row = 0; row < rows.length; row++) {
            int position = row;
            rows[row] = definition.task() == Task.BINARY_CLASSIFICATION
                    ? new double[] {1 - columns.getFirst()[row], columns.getFirst()[row]}
                    : columns.stream().mapToDouble(values -> values[position]).toArray();
        }
        return new ClassProbabilities(rows);
    }

    boolean isEmpty() {
        return rows.length == 0;
    }

    /** Each row's vector as it came, usable or not. */
    double[][] rows() {
        return rows;
    }

    static boolean isUsable(double[] row) {
        double sum = 0;
        for (double probability : row) {
            if (!(probability >= 0 && probability <= 1)) {
                return false;
            }
            sum += probability;
        }
        return Math.abs(sum - 1) <= TOLERANCE;
    }

    /** The greatest probability of each row; missing for a row without probabilities. */
    double[] confidence() {
        return Arrays.stream(rows)
                .mapToDouble(row -> isUsable(row) ? Arrays.stream(row).max().orElseThrow() : Double.NaN)
                .toArray();
    }

    /** The entropy of each row, natural logarithm; missing for a row without probabilities. */
    double[] entropy() {
        return Arrays.stream(rows)
                .mapToDouble(row -> isUsable(row)
                        ? Arrays.stream(row)
                                .map(share -> share > 0 ? -share * Math.log(share) : 0)
                                .sum()
                        : Double.NaN)
                .toArray();
    }
}
