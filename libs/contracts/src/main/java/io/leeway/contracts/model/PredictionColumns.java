package io.leeway.contracts.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.Defaulted;
import io.leeway.contracts.text.Canonical;

/**
 * Where the model's output is.
 *
 * @param column the predicted label, or the predicted value of a regression
 * @param probability the column of the positive class's probability, of a binary classifier
 * @param positive the label of the positive class, of a binary classifier
 * @param probabilities the column of each class's probability, of a multiclass classifier
 */
public record PredictionColumns(
        String column,
        @Nullable String probability,
        @Nullable String positive,
        @Defaulted Map<String, String> probabilities) {

    /** Gives what is null its default. */
    public PredictionColumns(
            String column,
            @Nullable String probability,
            @Nullable String positive,
            @Nullable Map<String, String> probabilities) {
        this.probabilities =
                probabilities == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
        this.column = column;
        this.probability = probability;
        this.positive = positive;
    }

    /** The output of a model that tells at most one probability. */
    public PredictionColumns(String column, @Nullable String probability, @Nullable String positive) {
        this(column, probability, positive, null);
    }

    /** With the classes as data have them: see {@link Canonical}. */
    PredictionColumns canonical() {
        Map<String, String> columns = new LinkedHashMap<>();
        probabilities.forEach((label, name) -> columns.put(Canonical.of(label), name));
        return new PredictionColumns(column, probability, positive == null ? null : Canonical.of(positive), columns);
    }

    /** Every column of probabilities, in the order given. */
    public List<String> probabilityColumns() {
        return probability == null ? List.copyOf(probabilities.values()) : List.of(probability);
    }
}
