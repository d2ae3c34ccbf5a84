package io.leeway.contracts.alerts;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.AlertCondition;

/**
 * One condition that was met.
 *
 * @param on the condition
 * @param value what was seen; absent where it is no number
 * @param threshold what it was held against; absent where there is no bound
 * @param message a sentence for people
 */
public record AlertFinding(
        AlertCondition on, @Nullable Double value, @Nullable Double threshold, String message) {}
