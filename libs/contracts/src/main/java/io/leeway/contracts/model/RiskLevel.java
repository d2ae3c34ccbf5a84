package io.leeway.contracts.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much a batch's risk score matters. */
public enum RiskLevel {
    /** Nothing could be assessed: every part of the score is unknown. */
    @JsonProperty("unknown")
    UNKNOWN,
    @JsonProperty("ok")
    OK,
    @JsonProperty("warning")
    WARNING,
    @JsonProperty("critical")
    CRITICAL
}
