package io.leeway.contracts.reports;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which part of a risk score. */
public enum RiskPartName {
    /** How many features drifted. */
    @JsonProperty("statistical")
    STATISTICAL,
    /** How many columns failed a data-quality check. */
    @JsonProperty("quality")
    QUALITY,
    /** How far the model's output moved. */
    @JsonProperty("prediction")
    PREDICTION,
    /** How far performance dropped. */
    @JsonProperty("performance")
    PERFORMANCE,
    /** How much of the data lies outside the range that the model was trained on. */
    @JsonProperty("range")
    RANGE;

    /** As reports and sentences have it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
