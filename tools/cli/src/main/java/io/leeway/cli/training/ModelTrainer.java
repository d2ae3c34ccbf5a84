package io.leeway.cli.training;

import io.leeway.cli.dataset.Table;
import io.leeway.contracts.model.ModelDefinition;

/** Trains a model of the kind that a definition names. */
public final class ModelTrainer {

    private final ModelDefinition definition;
    private final long seed;

    /** A trainer whose models are the same for the same rows and seed. */
    public ModelTrainer(ModelDefinition definition, long seed) {
        this.definition = definition;
        this.seed = seed;
    }

    /** Learns from labelled rows. */
    public TrainedModel train(Table rows) {
        FeatureEncoder encoder = FeatureEncoder.of(definition, rows);
        return switch (definition.task()) {
            case BINARY_CLASSIFICATION -> ForestClassifier.train(definition, encoder, rows, seed);
            case REGRESSION -> ForestRegressor.train(definition, encoder, rows, seed);
            case MULTICLASS_CLASSIFICATION ->
                throw new IllegalArgumentException("Multiclass models are not trained here.");
        };
    }
}
