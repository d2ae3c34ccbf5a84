package io.leeway.evaluation.profiles;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;

/**
 * The declarations of the columns that are compared: a model's features, its predictions, and what is derived from them.
 *
 * @param features the inputs
 * @param predictions the prediction, each probability, and where there are any the model's confidence; none for rows that
 *     no model has seen
 * @param probabilities those of the predictions that are class probabilities
 * @param attributed the features of which the rows carry attributions
 * @param ranges what is known of the ranges that the model was trained on
 */
public record MonitoredColumns(
        ColumnLayer features,
        ColumnLayer predictions,
        List<String> probabilities,
        List<String> attributed,
        KnownRanges ranges) {

    /** The greatest class probability of a row, a derived column. */
    public static final String CONFIDENCE = "(confidence)";

    /** The entropy of a row's class probabilities, natural logarithm, a derived column. */
    public static final String ENTROPY = "(entropy)";

    /** Copies the lists. */
    public MonitoredColumns {
        probabilities = List.copyOf(probabilities);
        attributed = List.copyOf(attributed);
    }

    /** Columns of which no range is known. */
    public MonitoredColumns(
            ColumnLayer features, ColumnLayer predictions, List<String> probabilities, List<String> attributed) {
        this(features, predictions, probabilities, attributed, KnownRanges.none());
    }

    /** What a model declares. */
    public static MonitoredColumns of(ModelDefinition definition) {
        return new MonitoredColumns(
                ColumnLayer.features(definition.features()),
                ColumnLayer.predictions(predictions(definition)),
                definition.prediction().probabilityColumns(),
                List.copyOf(definition.attributions().keySet()),
                KnownRanges.of(definition));
    }

    /** Columns of rows that no model has seen. */
    public static MonitoredColumns ofFeatures(Map<String, FeatureType> features) {
        return new MonitoredColumns(
                ColumnLayer.features(features), ColumnLayer.predictions(Map.of()), List.of(), List.of());
    }

    /** The same columns, with what is known of their ranges. */
    public MonitoredColumns with(KnownRanges known) {
        return new MonitoredColumns(features, predictions, probabilities, attributed, known);
    }

    private static Map<String, FeatureType> predictions(ModelDefinition definition) {
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

    /** The types of the features and predictions together. */
    public Map<String, FeatureType> types() {
        Map<String, FeatureType> types = new LinkedHashMap<>(features.types());
        types.putAll(predictions.types());
        return types;
    }

    /** Every one-dimensional column that a profile of the model's rows holds. */
    public Set<String> all() {
        Set<String> columns = new LinkedHashSet<>(types().keySet());
        attributed.forEach(feature -> columns.add(importance(feature)));
        return columns;
    }
}
