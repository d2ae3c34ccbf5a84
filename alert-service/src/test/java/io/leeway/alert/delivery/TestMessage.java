package io.leeway.alert.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.alerts.Alert;
import io.leeway.contracts.alerts.AlertBuilder;
import io.leeway.contracts.alerts.AlertFinding;
import io.leeway.contracts.alerts.AlertKind;
import io.leeway.contracts.alerts.AlertState;
import io.leeway.contracts.alerts.IncidentChange;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.AlertCondition;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.reports.FeatureShift;
import io.leeway.contracts.reports.RiskAssessment;
import io.leeway.contracts.reports.RiskAssessmentBuilder;
import io.leeway.contracts.reports.RiskPart;
import io.leeway.contracts.reports.RiskPartName;

/** Messages for tests of channels. */
public final class TestMessage {

    public static final UUID ID = UUID.fromString("11111111-89ab-cdef-0123-456789abcdef");
    public static final UUID INCIDENT = UUID.fromString("22222222-89ab-cdef-0123-456789abcdef");
    public static final UUID KEY = UUID.fromString("33333333-89ab-cdef-0123-456789abcdef");
    public static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");

    private TestMessage() {}

    /** About churn's batch "march", in which age and tenure moved. */
    public static Message to(String address, IncidentChange change) {
        return named(address, change, "march", List.of("age", "tenure"));
    }

    /** About a batch and features of these names. */
    public static Message named(String address, IncidentChange change, String batch, List<String> features) {
        Alert alert = alert(change, batch, features);
        return new Message(
                ID,
                address,
                INCIDENT,
                change,
                SINCE,
                alert,
                List.of(),
                Optional.of(assessment(batch, features)),
                Optional.empty(),
                Optional.empty(),
                KEY);
    }

    /** The same with a secret. */
    public static Message signed(Message message, String secret) {
        return new Message(
                message.id(),
                message.address(),
                message.incident(),
                message.change(),
                message.since(),
                message.alert(),
                message.others(),
                message.assessment(),
                message.before(),
                Optional.of(new Secret(secret)),
                message.key());
    }

    /** The same, which tells of others as well, where people were told of its incident before. */
    public static Message with(Message message, List<Alert> others, Message.@Nullable Before before) {
        return new Message(
                message.id(),
                message.address(),
                message.incident(),
                message.change(),
                message.since(),
                message.alert(),
                others,
                message.assessment(),
                Optional.ofNullable(before),
                message.secret(),
                message.key());
    }

    private static Alert alert(IncidentChange change, String batch, List<String> features) {
        return AlertBuilder.builder()
                .id(INCIDENT.toString())
                .kind(AlertKind.BATCH)
                .model("churn")
                .batch("b1")
                .batchName(batch)
                .severity(RiskLevel.CRITICAL)
                .state(change == IncidentChange.RESOLVED ? AlertState.RESOLVED : AlertState.FIRING)
                .score(71.4)
                .findings(List.of(new AlertFinding(
                        AlertCondition.DRIFT_SHARE,
                        0.5,
                        0.1,
                        "2 of 4 features drifted: " + String.join(", ", features) + ".")))
                .revision(3)
                .firedAt(SINCE)
                .updatedAt(SINCE.plusSeconds(60))
                .change(change)
                .since(SINCE)
                .resolvedAt(change == IncidentChange.RESOLVED ? SINCE.plusSeconds(7_200) : null)
                .windowCount(change == IncidentChange.RESOLVED ? 3 : 1)
                .windows(List.of())
                .build();
    }

    private static RiskAssessment assessment(String batch, List<String> features) {
        return RiskAssessmentBuilder.builder()
                .batch(new BatchRef("churn", "b1", batch, 1, "r", 100, 0, SINCE, null, null))
                .score(71.4)
                .level(RiskLevel.CRITICAL)
                .parts(List.of(
                        new RiskPart(RiskPartName.STATISTICAL, 0.35, 0.5, 1.0, List.of("r")),
                        new RiskPart(RiskPartName.QUALITY, 0.15, 0.2, 0.1, List.of("r")),
                        new RiskPart(RiskPartName.PERFORMANCE, 0.3, 0.0, null, List.of("r"))))
                .driftedFeatures(features)
                .driftShare(0.5)
                .performanceDrops(List.of())
                .qualityFindings(List.of())
                .changes(List.of())
                .assessedAt(SINCE)
                .revision(1)
                .driftRevision(1)
                .shifts(List.of(
                        new FeatureShift(features.getFirst(), 41.2, 50.1, 12.0, null, null, null),
                        new FeatureShift(features.getLast(), null, null, null, "gold", 0.12, 0.32)))
                .build();
    }
}
