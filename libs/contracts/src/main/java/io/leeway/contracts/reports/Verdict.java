package io.leeway.contracts.reports;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a question about a batch was decided. */
public enum Verdict {
    /** Nothing has moved that matters. */
    @JsonProperty("stable")
    STABLE,
    /** It moved for the worse: drifted data, or dropped performance. */
    @JsonProperty("drifted")
    DRIFTED,
    /** There was too little to decide on; the reason stands beside it. */
    @JsonProperty("insufficient-data")
    INSUFFICIENT_DATA
}
