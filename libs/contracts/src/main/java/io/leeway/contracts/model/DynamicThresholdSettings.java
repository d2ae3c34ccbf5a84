package io.leeway.contracts.model;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.Defaulted;

/**
 * The dynamic threshold of a metric: mean + k sigma over its last undrifted windows. What is left out gets its default.
 *
 * @param k sigmas; default 3
 * @param window how many undrifted windows count; default 30
 * @param minimum how many are needed before the threshold applies; default 5
 */
public record DynamicThresholdSettings(
        @Defaulted Double k,
        @Defaulted Integer window,
        @Defaulted Integer minimum) {

    /** Gives what is null its default. */
    public DynamicThresholdSettings(@Nullable Double k, @Nullable Integer window, @Nullable Integer minimum) {
        this.k = k == null ? Double.valueOf(3) : k;
        this.window = window == null ? Integer.valueOf(30) : window;
        this.minimum = minimum == null ? Integer.valueOf(5) : minimum;
    }
}
