package io.leeway.evaluation.performance;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PerformanceSettings;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.Task;

/** The model whose performance is judged here. */
final class TestRegressor {

    private TestRegressor() {}

    /** With these settings, or the usual ones. */
    static ModelDefinition definition(@Nullable PerformanceSettings settings) {
        return ModelDefinitionBuilder.builder()
                .model("m")
                .task(Task.REGRESSION)
                .rowId("id")
                .features(Map.of("x", FeatureType.NUMERIC))
                .prediction(new PredictionColumns("prediction", null, null))
                .target("target")
                .performance(settings)
                .build();
    }
}
