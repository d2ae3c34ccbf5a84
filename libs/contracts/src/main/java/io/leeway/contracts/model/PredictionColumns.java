package io.leeway.contracts.model;

import org.jspecify.annotations.Nullable;

/**
 * Where a batch holds the model's output.
 *
 * @param column the column of the prediction: a class label, or a number for regression
 * @param probability the column of the positive class's probability in [0, 1]; binary classification only
 * @param positive the label of the positive class; required for binary classification
 */
public record PredictionColumns(
        String column,
        @Nullable String probability,
        @Nullable String positive) {}
