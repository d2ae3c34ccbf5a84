package io.leeway.contracts.reports;

import com.fasterxml.jackson.annotation.JsonProperty;

/** In which way something changed over time. */
public enum ChangeKind {
    /** One window left the range of its history. */
    @JsonProperty("sudden")
    SUDDEN,
    /** The last windows rise or fall steadily. */
    @JsonProperty("gradual")
    GRADUAL,
    /** The outcome moved while the inputs stayed. */
    @JsonProperty("concept")
    CONCEPT
}
