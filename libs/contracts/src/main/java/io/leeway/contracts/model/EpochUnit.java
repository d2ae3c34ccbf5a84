package io.leeway.contracts.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a time that is a number counts, from the beginning of 1970 in UTC. */
public enum EpochUnit {
    @JsonProperty("seconds")
    SECONDS,
    @JsonProperty("milliseconds")
    MILLISECONDS
}
