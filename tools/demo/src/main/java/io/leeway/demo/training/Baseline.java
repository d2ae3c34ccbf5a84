package io.leeway.demo.training;

import java.util.Map;
import java.util.TreeMap;

import io.leeway.contracts.model.ModelDefinition;
import io.leeway.statistics.metric.BinaryMetrics;
import io.leeway.statistics.metric.ClassificationAccumulator;
import io.leeway.statistics.metric.ClassificationMetrics;
import io.leeway.statistics.metric.RegressionAccumulator;
import io.leeway.statistics.metric.RegressionMetrics;
import io.leeway.workbench.dataset.Table;

/**
 * How good a model is on rows that it has not learnt from.
 *
 * @param model the model's name
 * @param rows how many rows it was measured on
 * @param metrics values by name
 */
public record Baseline(String model, long rows, Map<String, Double> metrics) {

    static Baseline of(ModelDefinition definition, Table scored) {
        Map<String, Double> metrics =
                definition.task().isClassification() ? classified(definition, scored) : regressed(definition, scored);
        return new Baseline(definition.model(), scored.size(), metrics);
    }

    private static Map<String, Double> classified(ModelDefinition definition, Table scored) {
        String positive = String.valueOf(definition.prediction().positive());
        int target = scored.require(String.valueOf(definition.target()));
        int predicted = scored.require(definition.prediction().column());
        int probability = scored.require(String.valueOf(definition.prediction().probability()));
        ClassificationAccumulator accumulator = ClassificationAccumulator.binary("(other)", positive);
        for (int row = 0; row < scored.size(); row++) {
            String[] cells = scored.rows().get(row);
            accumulator.add(
                    cells[target].equals(positive) ? 1 : 0,
                    cells[predicted].equals(positive) ? 1 : 0,
                    scored.number(row, probability));
        }
        ClassificationMetrics metrics = accumulator.metrics().orElseThrow();
        BinaryMetrics binary = metrics.binary().orElseThrow();
        Map<String, Double> values = new TreeMap<>();
        values.put("accuracy", metrics.accuracy());
        values.put("precision", binary.precision());
        values.put("recall", binary.recall());
        values.put("f1", binary.f1());
        metrics.rocAuc().toOptional().ifPresent(value -> values.put("roc-auc", value));
        return values;
    }

    private static Map<String, Double> regressed(ModelDefinition definition, Table scored) {
        int target = scored.require(String.valueOf(definition.target()));
        int predicted = scored.require(definition.prediction().column());
        RegressionAccumulator accumulator = new RegressionAccumulator();
        for (int row = 0; row < scored.size(); row++) {
            accumulator.add(scored.number(row, target), scored.number(row, predicted));
        }
        RegressionMetrics metrics = accumulator.metrics().orElseThrow();
        Map<String, Double> values = new TreeMap<>();
        values.put("mae", metrics.meanAbsoluteError());
        values.put("rmse", metrics.rootMeanSquaredError());
        metrics.r2().toOptional().ifPresent(value -> values.put("r2", value));
        return values;
    }
}
