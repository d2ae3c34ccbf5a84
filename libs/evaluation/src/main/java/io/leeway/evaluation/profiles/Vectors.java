package io.leeway.evaluation.profiles;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.Task;

/** The vectors that rows of a model have. */
public final class Vectors {

    private Vectors() {}

    /** How many numbers each has, by name. */
    public static Map<String, Integer> dimensions(ModelDefinition definition) {
        Map<String, Integer> dimensions = new TreeMap<>();
        if (definition.embedding() != null) {
            dimensions.put(
                    BlockVectors.EMBEDDING, definition.embedding().names().size());
        }
        int probabilities = definition.prediction().probabilityColumns().size();
        if (probabilities > 0) {
            dimensions.put(
                    BlockVectors.PROBABILITIES, definition.task() == Task.BINARY_CLASSIFICATION ? 2 : probabilities);
        }
        return dimensions;
    }

    /** Whether a row's vector takes part in a sample: it is finite, and class probabilities are such. */
    public static boolean isUsable(String name, double[] vector) {
        return name.equals(BlockVectors.PROBABILITIES)
                ? ClassProbabilities.isUsable(vector)
                : Arrays.stream(vector).allMatch(Double::isFinite);
    }
}
