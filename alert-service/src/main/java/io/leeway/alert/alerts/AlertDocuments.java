package io.leeway.alert.alerts;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.type.TypeReference;

import io.leeway.alert.incidents.CauseKey;
import io.leeway.alert.incidents.Incident;
import io.leeway.contracts.alerts.Alert;
import io.leeway.contracts.alerts.AlertBuilder;
import io.leeway.contracts.alerts.AlertFinding;
import io.leeway.contracts.alerts.IncidentWindow;
import io.leeway.contracts.reports.RiskAssessment;
import io.leeway.support.persistence.StoredJson;

/** Stored alerts as they cross the wire, and their parts as JSON. */
public final class AlertDocuments {

    private static final TypeReference<List<AlertFinding>> FINDINGS = new TypeReference<>() {};
    private static final TypeReference<List<IncidentWindow>> WINDOWS = new TypeReference<>() {};

    private AlertDocuments() {}

    /** The alert. */
    public static Alert alert(AlertEntity entity) {
        CauseKey cause = entity.key();
        Incident incident = entity.incident();
        return AlertBuilder.builder()
                .id(entity.id.toString())
                .kind(entity.kind)
                .model(entity.model)
                .on(cause.on())
                .subject(cause.subject())
                .batch(entity.batch)
                .batchName(entity.batchName)
                .severity(entity.severity())
                .state(entity.state())
                .score(entity.score)
                .findings(findings(entity))
                .revision(entity.revision)
                .firedAt(entity.firedAt)
                .updatedAt(entity.updatedAt)
                .acknowledgedBy(entity.acknowledgedBy)
                .change(entity.change())
                .since(incident.since().at())
                .resolvedAt(incident.endedAt())
                .windowCount(incident.windows())
                .windows(windows(entity))
                .returned(incident.returned())
                .note(incident.note())
                .noteCount(entity.noteCount)
                .build();
    }

    /** The assessment that an alert comes from; empty where it is about no batch. */
    public static Optional<RiskAssessment> assessment(AlertEntity entity) {
        return Optional.ofNullable(entity.assessment).map(document -> StoredJson.read(document, RiskAssessment.class));
    }

    static List<AlertFinding> findings(AlertEntity entity) {
        return StoredJson.read(entity.findings, FINDINGS);
    }

    static List<IncidentWindow> windows(AlertEntity entity) {
        return StoredJson.read(entity.windows, WINDOWS);
    }
}
