package io.leeway.contracts.reports;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whose range values are held against. */
public enum RangeBasis {
    /** What the model was trained on: beyond it, it was never shown anything. */
    @JsonProperty("training")
    TRAINING,
    /** The reference, which may be narrower than what the model knows. */
    @JsonProperty("reference")
    REFERENCE
}
