package io.leeway.contracts.backtest;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which windows were judged again. */
public enum BacktestBasis {
    /** The windows of the model that are kept. */
    @JsonProperty("windows")
    WINDOWS,
    /** The chunks of the reference, each against the reference without its neighbourhood. */
    @JsonProperty("reference-chunks")
    REFERENCE_CHUNKS
}
