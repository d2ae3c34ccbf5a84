package io.leeway.contracts.alerts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where an alert is in its life. */
public enum AlertState {
    @JsonProperty("firing")
    FIRING,
    @JsonProperty("acknowledged")
    ACKNOWLEDGED,
    @JsonProperty("resolved")
    RESOLVED
}
