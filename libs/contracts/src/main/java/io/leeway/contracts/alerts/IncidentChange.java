package io.leeway.contracts.alerts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What became of an incident: the reason why people are told of it, or why others hear of it. */
public enum IncidentChange {
    /** It began, or came back. */
    @JsonProperty("fired")
    FIRED,
    /** It became more severe than was told before. */
    @JsonProperty("worsened")
    WORSENED,
    /** It goes on, with something new in it; shown and streamed, never sent to people. */
    @JsonProperty("updated")
    UPDATED,
    /** It is over. */
    @JsonProperty("resolved")
    RESOLVED,
    /** What was told of it was more than what later labels or rows leave of it. */
    @JsonProperty("corrected")
    CORRECTED,
    /** It goes on, and the time after which people want to be reminded has passed. */
    @JsonProperty("reminder")
    REMINDER,
    /** Nothing comes in for the model any more. */
    @JsonProperty("no-data")
    NO_DATA
}
