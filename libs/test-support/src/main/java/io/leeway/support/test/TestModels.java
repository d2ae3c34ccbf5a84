package io.leeway.support.test;

import java.util.Map;

import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.Task;

/** Models that tests of several services watch. */
public final class TestModels {

    private TestModels() {}

    /** A regressor with one feature {@code x}, its rows' ids in {@code id}, its target in {@code target}. */
    public static ModelDefinition regressor(String name) {
        return ModelDefinitionBuilder.builder()
                .model(name)
                .task(Task.REGRESSION)
                .rowId("id")
                .features(Map.of("x", FeatureType.NUMERIC))
                .prediction(new PredictionColumns("prediction", null, null))
                .target("target")
                .build();
    }
}
