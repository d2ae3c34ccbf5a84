package io.leeway.contracts.model;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.Defaulted;

/**
 * One condition that raises an alert, and whom it reaches.
 *
 * @param on the condition
 * @param at the level from which {@link AlertCondition#RISK} fires; default warning; no meaning for other conditions
 * @param to the recipient; without one the alert shows on the dashboard and its stream only
 */
public record AlertRule(
        AlertCondition on,
        @Defaulted RiskLevel at,
        @Nullable AlertTarget to) {

    /** Gives what is null its default. */
    public AlertRule(AlertCondition on, @Nullable RiskLevel at, @Nullable AlertTarget to) {
        this.at = at == null ? RiskLevel.WARNING : at;
        this.on = on;
        this.to = to;
    }
}
