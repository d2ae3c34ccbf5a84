package io.leeway.drift.profiles;

import java.util.LinkedHashMap;
import java.util.Map;

import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;

/** The columns of a model that are compared: its features, and its predictions. */
public final class MonitoredColumns {

    private MonitoredColumns() {}

    /** The prediction, and the probability where the model has one. */
    public static Map<String, FeatureType> predictions(ModelDefinition definition) {
        Map<String, FeatureType> columns = new LinkedHashMap<>();
        columns.put(
                definition.prediction().column(),
                definition.task().isClassification() ? FeatureType.CATEGORICAL : FeatureType.NUMERIC);
        if (definition.prediction().probability() != null) {
            columns.put(definition.prediction().probability(), FeatureType.NUMERIC);
        }
        return columns;
    }

    /** Features and predictions. */
    public static Map<String, FeatureType> all(ModelDefinition definition) {
        Map<String, FeatureType> columns = new LinkedHashMap<>(definition.features());
        columns.putAll(predictions(definition));
        return columns;
    }
}
