package io.leeway.evaluation.profiles;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import io.leeway.contracts.model.FeatureType;

/**
 * Columns that are judged together, because p-values are corrected for their number.
 *
 * @param kind what the columns are, which says what is reported of them
 * @param types the columns in their order, and their types
 */
public record ColumnLayer(Kind kind, Map<String, FeatureType> types) {

    /** What a layer of columns is. */
    public enum Kind {
        /** The model's inputs. */
        FEATURES,
        /** The model's output, of which the shift of the mean and of the classes' shares is reported too. */
        PREDICTIONS
    }

    /** Copies the columns in their order. */
    public ColumnLayer {
        types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
    }

    /** The type of one of these columns. */
    public FeatureType type(String column) {
        return Objects.requireNonNull(types.get(column), column);
    }

    /** Inputs of a model. */
    public static ColumnLayer features(Map<String, FeatureType> types) {
        return new ColumnLayer(Kind.FEATURES, types);
    }

    /** The output of a model. */
    public static ColumnLayer predictions(Map<String, FeatureType> types) {
        return new ColumnLayer(Kind.PREDICTIONS, types);
    }
}
