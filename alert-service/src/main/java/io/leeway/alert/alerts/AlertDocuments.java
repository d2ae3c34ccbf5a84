package io.leeway.alert.alerts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;

import io.leeway.contracts.ContractJson;
import io.leeway.contracts.alerts.Alert;
import io.leeway.contracts.alerts.AlertBuilder;
import io.leeway.contracts.alerts.AlertFinding;
import io.leeway.contracts.reports.RiskAssessment;

/** Stored alerts as they cross the wire, and their parts as JSON. */
public final class AlertDocuments {

    private static final TypeReference<List<AlertFinding>> FINDINGS = new TypeReference<>() {};

    private AlertDocuments() {}

    /** The alert. */
    public static Alert alert(AlertEntity entity) {
        return AlertBuilder.builder()
                .id(entity.id.toString())
                .kind(entity.kind)
                .model(entity.model)
                .batch(entity.batch)
                .batchName(entity.batchName)
                .severity(entity.severity)
                .state(entity.state())
                .score(entity.score)
                .findings(findings(entity))
                .revision(entity.revision)
                .firedAt(entity.firedAt)
                .updatedAt(entity.updatedAt)
                .acknowledgedBy(entity.acknowledgedBy)
                .build();
    }

    /** The assessment that an alert comes from; empty where it is about no batch. */
    public static Optional<RiskAssessment> assessment(AlertEntity entity) {
        if (entity.assessment == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(ContractJson.mapper().readValue(entity.assessment, RiskAssessment.class));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    static String write(Object value) {
        try {
            return ContractJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    static List<AlertFinding> findings(AlertEntity entity) {
        try {
            return ContractJson.mapper().readValue(entity.findings, FINDINGS);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
