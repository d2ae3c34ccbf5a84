package io.leeway.contracts.model;

import org.jspecify.annotations.Nullable;

/**
 * One condition that raises an alert, and whom it reaches.
 *
 * @param on the condition
 * @param at the level from which {@link AlertCondition#RISK} fires; default warning; no meaning for other conditions
 * @param to the recipient; without one the alert shows on the dashboard and its stream only
 */
public record AlertRule(
        AlertCondition on, @Nullable RiskLevel at, @Nullable AlertTarget to) {

    public AlertRule {
        at = at == null ? RiskLevel.WARNING : at;
    }
}
