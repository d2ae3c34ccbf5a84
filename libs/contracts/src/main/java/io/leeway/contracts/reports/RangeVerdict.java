package io.leeway.contracts.reports;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether values lie within a range. */
public enum RangeVerdict {
    /** They do, or no more of them are outside than is allowed. */
    @JsonProperty("inside")
    INSIDE,
    /** More of them are outside than is allowed. */
    @JsonProperty("out-of-range")
    OUT_OF_RANGE,
    /** There is too little data, or no range to hold it against. */
    @JsonProperty("insufficient-data")
    INSUFFICIENT_DATA
}
