package io.leeway.contracts.alerts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an alert is about. */
public enum AlertKind {
    /** A batch, or a window, that met an alert condition. */
    @JsonProperty("batch")
    BATCH,
    /** What was sent for the model and refused, so that nothing of it was stored. */
    @JsonProperty("intake")
    INTAKE,
    /** What was accepted for the model and waits too long to be judged. */
    @JsonProperty("pipeline")
    PIPELINE,
    /** That nothing comes in for the model within the interval in which something is expected. */
    @JsonProperty("no-data")
    NO_DATA
}
