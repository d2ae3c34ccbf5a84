package io.leeway.contracts.alerts;

import io.leeway.contracts.model.AlertCondition;

/**
 * One condition that an alert's batch met.
 *
 * @param on the condition
 * @param value what was seen
 * @param threshold what it was held against
 * @param message a sentence for people
 */
public record AlertFinding(AlertCondition on, double value, double threshold, String message) {}
