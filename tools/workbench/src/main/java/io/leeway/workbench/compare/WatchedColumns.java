package io.leeway.workbench.compare;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.Task;
import io.leeway.evaluation.profiles.MonitoredColumns;
import io.leeway.workbench.rows.RowFile;

/**
 * What is watched of a file.
 *
 * @param definition the model's, without what needs more than the features and outputs of drawn rows
 * @param columns what is judged
 * @param types the columns that are read, and how
 */
record WatchedColumns(ModelDefinition definition, MonitoredColumns columns, Map<String, FeatureType> types) {

    /**
     * Chooses the columns.
     *
     * @param model whose outputs are watched as well, where the file has them; absent for features alone
     */
    static WatchedColumns of(RowFile file, Map<String, FeatureType> features, @Nullable ModelDefinition model) {
        Map<String, FeatureType> types = new LinkedHashMap<>(features);
        ModelDefinition definition = definition(model, features);
        if (model == null || !file.columns().contains(model.prediction().column())) {
            return new WatchedColumns(definition, MonitoredColumns.ofFeatures(features), types);
        }
        FeatureType output = model.task().isClassification() ? FeatureType.CATEGORICAL : FeatureType.NUMERIC;
        types.put(model.prediction().column(), output);
        model.prediction().probabilityColumns().forEach(column -> types.put(column, FeatureType.NUMERIC));
        if (model.target() != null && file.columns().contains(model.target())) {
            types.put(model.target(), output);
        }
        return new WatchedColumns(definition, MonitoredColumns.of(definition), types);
    }

    private static ModelDefinition definition(@Nullable ModelDefinition model, Map<String, FeatureType> features) {
        return model == null
                ? ModelDefinitionBuilder.builder()
                        .model("features")
                        .task(Task.REGRESSION)
                        .rowId("(row)")
                        .features(features)
                        .prediction(new PredictionColumns("(none)", null, null))
                        .build()
                : ModelDefinitionBuilder.builder(model)
                        .features(features)
                        .embedding(null)
                        .attributions(Map.of())
                        .build();
    }
}
