package io.leeway.contracts.model;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.Defaulted;

/**
 * Where the risk score's levels begin. What is left out gets its default.
 *
 * @param warning a score from 0 to 100; default 40
 * @param critical a score from 0 to 100, not below {@code warning}; default 70
 * @param hysteresis how many points below a level's beginning the score must fall before the level is left; default 3
 */
public record RiskSettings(
        @Defaulted Double warning,
        @Defaulted Double critical,
        @Defaulted Double hysteresis) {

    /** Gives what is null its default. */
    public RiskSettings(@Nullable Double warning, @Nullable Double critical, @Nullable Double hysteresis) {
        this.warning = warning == null ? Double.valueOf(40) : warning;
        this.critical = critical == null ? Double.valueOf(70) : critical;
        this.hysteresis = hysteresis == null ? Double.valueOf(3) : hysteresis;
    }

    /** Every setting at its default. */
    public static RiskSettings defaults() {
        return new RiskSettings(null, null, null);
    }
}
