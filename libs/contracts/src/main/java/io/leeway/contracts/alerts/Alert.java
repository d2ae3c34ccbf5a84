package io.leeway.contracts.alerts;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.RiskLevel;

/**
 * One incident: a batch of a model that met at least one alert condition.
 *
 * @param id stable for the batch
 * @param model the model's name
 * @param batch the batch's id
 * @param batchName what the client called the batch
 * @param severity warning or critical
 * @param state firing, acknowledged or resolved
 * @param score the risk score, 0 to 100; absent where nothing could be assessed
 * @param findings the conditions met, worst first
 * @param revision grows with every change
 * @param firedAt when it was raised
 * @param updatedAt when it last changed
 * @param acknowledgedBy who took it on
 */
public record Alert(
        String id,
        String model,
        String batch,
        String batchName,
        RiskLevel severity,
        AlertState state,
        @Nullable Double score,
        List<AlertFinding> findings,
        int revision,
        Instant firedAt,
        Instant updatedAt,
        @Nullable String acknowledgedBy) {}
