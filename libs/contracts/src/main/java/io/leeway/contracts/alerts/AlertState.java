package io.leeway.contracts.alerts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where an incident is in its life. */
public enum AlertState {
    /** Something was found, but not yet in as many windows as the rule asks for; nobody is told. */
    @JsonProperty("pending")
    PENDING,
    @JsonProperty("firing")
    FIRING,
    @JsonProperty("acknowledged")
    ACKNOWLEDGED,
    @JsonProperty("resolved")
    RESOLVED
}
