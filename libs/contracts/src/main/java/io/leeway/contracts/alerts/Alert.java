package io.leeway.contracts.alerts;

import java.time.Instant;
import java.util.List;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.RiskLevel;

/**
 * One incident: a batch of a model that met at least one alert condition, or something that became of a model's data on
 * its way.
 *
 * @param id stable for the incident; of a batch there is one
 * @param kind what it is about
 * @param model the model's name
 * @param batch the batch's id; absent where the alert is about no batch
 * @param batchName what the client called the batch; absent likewise
 * @param severity warning or critical
 * @param state firing, acknowledged or resolved
 * @param score the risk score, 0 to 100; absent where nothing could be assessed and where the alert is about no batch
 * @param findings the conditions met, in the order of the rules; of an intake alert the refusals, newest first
 * @param revision grows with every change
 * @param firedAt when it was raised
 * @param updatedAt when it last changed
 * @param acknowledgedBy who took it on
 */
@RecordBuilder
public record Alert(
        String id,
        AlertKind kind,
        String model,
        @Nullable String batch,
        @Nullable String batchName,
        RiskLevel severity,
        AlertState state,
        @Nullable Double score,
        List<AlertFinding> findings,
        int revision,
        Instant firedAt,
        Instant updatedAt,
        @Nullable String acknowledgedBy) {

    public Alert {
        kind = kind == null ? AlertKind.BATCH : kind;
    }
}
