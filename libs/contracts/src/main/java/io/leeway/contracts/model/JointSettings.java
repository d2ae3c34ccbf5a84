package io.leeway.contracts.model;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.Defaulted;

/**
 * From which change on it matters what features do together. What is left out gets its default.
 *
 * @param correlation the floor of the change of a correlation, 0 to 2; default 0.2
 * @param structure the floor of the change of the share that lies outside the reference's leading components, 0 to 1; default
 *     0.05
 */
public record JointSettings(
        @Defaulted Double correlation, @Defaulted Double structure) {

    /** Gives what is null its default. */
    public JointSettings(@Nullable Double correlation, @Nullable Double structure) {
        this.correlation = correlation == null ? Double.valueOf(0.2) : correlation;
        this.structure = structure == null ? Double.valueOf(0.05) : structure;
    }

    /** Every setting at its default. */
    public static JointSettings defaults() {
        return new JointSettings(null, null);
    }
}
