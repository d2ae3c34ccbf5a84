package io.leeway.contracts.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.Defaulted;

/**
 * How incidents of a model begin and end. What is left out gets its default.
 *
 * @param defaults whether the rules below {@code alerts} add to the default ones or stand instead of them; default add
 * @param resolveAfter after how many good windows in a row an incident is over, 1 to 20; default 2
 * @param expect within how long the next batch is expected, an ISO-8601 duration; absent for what windows, periods or the
 *     batches so far say
 */
public record IncidentSettings(
        @Defaulted Defaults defaults,
        @Defaulted Integer resolveAfter,
        @Nullable String expect) {

    /** What becomes of the default rules where a definition has rules of its own. */
    public enum Defaults {
        /** They hold for every condition that no rule is about. */
        @JsonProperty("add")
        ADD,
        /** They do not hold. */
        @JsonProperty("replace")
        REPLACE
    }

    /** Gives what is null its default. */
    public IncidentSettings(@Nullable Defaults defaults, @Nullable Integer resolveAfter, @Nullable String expect) {
        this.defaults = defaults == null ? Defaults.ADD : defaults;
        this.resolveAfter = resolveAfter == null ? Integer.valueOf(2) : resolveAfter;
        this.expect = expect;
    }

    /** What holds where nothing is said. */
    public static IncidentSettings standard() {
        return new IncidentSettings(null, null, null);
    }
}
