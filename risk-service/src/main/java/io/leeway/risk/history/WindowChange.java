package io.leeway.risk.history;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The first window that was compared with another reference, or judged by another definition, than those before it.
 *
 * @param what which of both
 * @param batch the window's id
 * @param name what the client called it
 * @param sequence its place among the model's windows
 * @param at its latest event time, or when it was accepted
 * @param before the reference's id, or the definition's version, until then
 * @param after the same from then on
 */
record WindowChange(What what, String batch, String name, long sequence, Instant at, String before, String after) {

    /** What is another from a window on. */
    enum What {
        @JsonProperty("reference")
        REFERENCE,
        @JsonProperty("definition")
        DEFINITION
    }
}
