package io.leeway.demo.training;

import java.util.logging.Level;
import java.util.logging.Logger;

import io.leeway.contracts.model.ModelDefinition;
import io.leeway.workbench.dataset.Table;

/** Trains a model of the kind that a definition names. */
public final class ModelTrainer {

    /** Held, because the logging framework forgets loggers that nobody holds. */
    private static final Logger TRAINING_LIBRARY = Logger.getLogger("org.tribuo");

    static {
        // It tells of every tree.
        TRAINING_LIBRARY.setLevel(Level.WARNING);
    }

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
