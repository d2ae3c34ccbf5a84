package io.leeway.contracts.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a batch came as, and so what its blocks hold. */
public enum BatchContent {
    /** Rows, column by column. */
    @JsonProperty("rows")
    ROWS,
    /** Profiles of rows that nobody here has seen, one a block. */
    @JsonProperty("profiles")
    PROFILES
}
