package io.leeway.contracts.model;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an alert can be raised on. */
public enum AlertCondition {
    /** The risk score reached a level. */
    @JsonProperty("risk")
    RISK,
    /** The share of drifted features is above {@code drift.share}. */
    @JsonProperty("drift-share")
    DRIFT_SHARE,
    /** A feature drifted: the one that the rule names, or any. */
    @JsonProperty("drift")
    DRIFT,
    /** Performance is below its baseline by more than {@code performance.drop}, beyond the confidence interval. */
    @JsonProperty("performance-drop")
    PERFORMANCE_DROP,
    /** The batch's data broke a quality check. */
    @JsonProperty("data-quality")
    DATA_QUALITY,
    /** More of a feature's values than allowed lie outside the range that the model was trained on. */
    @JsonProperty("out-of-range")
    OUT_OF_RANGE,
    /** Something changed over time: suddenly, gradually, or the outcome while the inputs stayed. */
    @JsonProperty("change")
    CHANGE,
    /** Something that was sent for the model was refused as a whole. */
    @JsonProperty("intake")
    INTAKE,
    /** What was accepted has waited too long to be judged, or lies among the dead letters. */
    @JsonProperty("pipeline")
    PIPELINE,
    /** Nothing came in within the interval in which something is expected. */
    @JsonProperty("no-data")
    NO_DATA,
    /** A batch could not be judged at all. */
    @JsonProperty("insufficient-data")
    INSUFFICIENT_DATA;

    /** The name by which definitions and APIs call it. */
    public String conditionName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether batches meet it; what does not is met by what becomes of a model's data on its way. */
    public boolean isOfBatches() {
        return this != INTAKE && this != PIPELINE && this != NO_DATA;
    }
}
