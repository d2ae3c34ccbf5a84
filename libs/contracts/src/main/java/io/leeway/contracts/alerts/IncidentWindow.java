package io.leeway.contracts.alerts;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.RiskLevel;

/**
 * A batch or window that an incident goes through.
 *
 * @param batch its id
 * @param batchName what the client called it
 * @param at its place in time: of its first row where rows have event times, else when it was accepted
 * @param severity warning or critical, as assessed last
 * @param score the risk score, 0 to 100; absent where nothing could be assessed
 */
public record IncidentWindow(
        String batch,
        String batchName,
        Instant at,
        RiskLevel severity,
        @Nullable Double score) {}
