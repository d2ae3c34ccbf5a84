package io.leeway.contracts.model;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.Defaulted;

/**
 * How the model's data write times. What is left out gets its default.
 *
 * @param zone the zone of a time that says no offset, as {@code Europe/Zurich}; UTC by default
 * @param epoch what a number counts from the beginning of 1970; by default it is told by its size
 */
public record TimeSettings(@Defaulted String zone, @Nullable EpochUnit epoch) {

    /** Gives what is null its default. */
    public TimeSettings(@Nullable String zone, @Nullable EpochUnit epoch) {
        this.zone = zone == null ? "UTC" : zone;
        this.epoch = epoch;
    }

    /** UTC, and numbers by their size. */
    public static TimeSettings defaults() {
        return new TimeSettings(null, null);
    }
}
