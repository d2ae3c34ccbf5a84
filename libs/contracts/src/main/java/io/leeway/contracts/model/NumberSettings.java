package io.leeway.contracts.model;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.Defaulted;

/**
 * How the model's data write numbers. What is left out gets its default.
 *
 * @param decimal what stands before the fraction: a point, the default, or a comma
 * @param thousands what stands between groups of three digits: one of {@code , . '} and a blank; nothing by default
 */
public record NumberSettings(
        @Defaulted String decimal, @Nullable String thousands) {

    /** Gives what is null its default. */
    public NumberSettings(@Nullable String decimal, @Nullable String thousands) {
        this.decimal = decimal == null ? "." : decimal;
        this.thousands = thousands;
    }

    /** A decimal point and no groups. */
    public static NumberSettings defaults() {
        return new NumberSettings(null, null);
    }
}
