package io.leeway.contracts.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** By which rules a column has drifted. */
public enum DriftPolicyName {
    /** Significant, at a false-discovery rate over all features, and material. */
    @JsonProperty("leeway")
    LEEWAY,
    /** What evidently 0.7 decides by default: one test or distance a column, no correction, half of the columns. */
    @JsonProperty("evidently")
    EVIDENTLY,
    /** What NannyML 0.13 decides by default: Jensen-Shannon above mean + 3 sigma of the reference's ten chunks. */
    @JsonProperty("nannyml")
    NANNYML
}
