package io.leeway.evaluation.profiles;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;

/** The columns of a model that are compared: its features, its predictions, and what is derived from them. */
public final class MonitoredColumns {

    /** The greatest class probability of a row, a derived column. */
    public static final String CONFIDENCE = "(confidence)";

    /** The entropy of a row's class probabilities, natural logarithm, a derived column. */
    public static final String ENTROPY = "(entropy)";

    private MonitoredColumns() {}

    /** The prediction, each probability, and where there are any the model's confidence. */
    public static Map<String, FeatureType> predictions(ModelDefinition definition) {
        Map<String, FeatureType> columns = new LinkedHashMap<>();
        columns.put(
                definition.prediction().column(),
                definition.task().isClassification() ? FeatureType.CATEGORICAL : FeatureType.NUMERIC);
        definition.prediction().probabilityColumns().forEach(column -> columns.put(column, FeatureType.NUMERIC));
        if (columns.size() > 1) {
            columns.put(CONFIDENCE, FeatureType.NUMERIC);
            columns.put(ENTROPY, FeatureType.NUMERIC);
        }
        return columns;
    }

    /** The derived column that holds a feature's absolute attribution. */
    public static String importance(String feature) {
        return "(importance) " + feature;
    }

    /** Every one-dimensional column that a profile of the model's rows holds. */
    public static Set<String> all(ModelDefinition definition) {
        Set<String> columns = new LinkedHashSet<>(definition.features().keySet());
        columns.addAll(predictions(definition).keySet());
        definition.attributions().keySet().forEach(feature -> columns.add(importance(feature)));
        return columns;
    }
}
