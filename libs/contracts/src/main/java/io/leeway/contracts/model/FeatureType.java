package io.leeway.contracts.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a feature's values are read and compared. */
public enum FeatureType {
    /** Doubles; blank, {@code NaN} and {@code null} are missing. */
    @JsonProperty("numeric")
    NUMERIC,
    /** Text compared for equality; blank and {@code null} are missing. */
    @JsonProperty("categorical")
    CATEGORICAL
}
