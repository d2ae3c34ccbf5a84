package io.leeway.contracts.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a model predicts. */
public enum Task {
    @JsonProperty("binary-classification")
    BINARY_CLASSIFICATION,
    @JsonProperty("multiclass-classification")
    MULTICLASS_CLASSIFICATION,
    @JsonProperty("regression")
    REGRESSION;

    /** Whether predictions are class labels. */
    public boolean isClassification() {
        return this != REGRESSION;
    }
}
