package io.leeway.contracts.model;

import org.jspecify.annotations.Nullable;

/**
 * The dynamic threshold of a metric: mean + k sigma over its last undrifted windows. What is left out gets its default.
 *
 * @param k sigmas; default 3
 * @param window how many undrifted windows count; default 30
 * @param minimum how many are needed before the threshold applies; default 5
 */
public record DynamicThresholdSettings(
        @Nullable Double k,
        @Nullable Integer window,
        @Nullable Integer minimum) {

    public DynamicThresholdSettings {
        k = k == null ? Double.valueOf(3) : k;
        window = window == null ? Integer.valueOf(30) : window;
        minimum = minimum == null ? Integer.valueOf(5) : minimum;
    }
}
