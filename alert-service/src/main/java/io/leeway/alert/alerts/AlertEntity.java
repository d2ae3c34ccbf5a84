package io.leeway.alert.alerts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.alerts.AlertFinding;
import io.leeway.contracts.alerts.AlertKind;
import io.leeway.contracts.alerts.AlertState;
import io.leeway.contracts.model.RiskLevel;

/**
 * An alert as it is stored. Its state changes only by the methods here:
 *
 * <pre>
 * FIRING       --acknowledge--> ACKNOWLEDGED   by the first who takes it on
 * FIRING       --resolve-->     RESOLVED
 * ACKNOWLEDGED --resolve-->     RESOLVED
 * RESOLVED     --fire-->        FIRING         nobody has it any more
 * </pre>
 *
 * <p>Firing again what fires or was taken on changes what is said of it, not its state.
 */
@Entity
@Table(name = "alert")
public class AlertEntity {

    @Id
    UUID id;

    @Enumerated(EnumType.STRING)
    AlertKind kind;

    String model;

    @Nullable
    String batch;

    @Column(name = "batch_name")
    @Nullable
    String batchName;

    @Enumerated(EnumType.STRING)
    RiskLevel severity;

    @Enumerated(EnumType.STRING)
    private AlertState state;

    @Nullable
    Double score;

    /** The conditions met, as JSON. */
    String findings;

    /** The assessment that they come from, as JSON; absent where the alert is about no batch. */
    @Nullable
    String assessment;

    int revision;

    /** The revision that others were told of last. */
    @Column(name = "told_revision")
    int toldRevision;

    /** The revision at which somebody took it on. */
    @Column(name = "acknowledged_revision")
    int acknowledgedRevision;

    @Column(name = "fired_at")
    Instant firedAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    /** When what an alert without a batch is about was last noticed. */
    @Column(name = "noted_at")
    @Nullable
    Instant notedAt;

    @Column(name = "acknowledged_by")
    @Nullable
    String acknowledgedBy;

    AlertState state() {
        return state;
    }

    /** Begins an alert; it is raised by {@link #fire}. */
    static AlertEntity begin(UUID id, AlertKind kind, String model, Instant now) {
        AlertEntity entity = new AlertEntity();
        entity.id = id;
        entity.kind = kind;
        entity.model = model;
        entity.state = AlertState.FIRING;
        entity.firedAt = now;
        return entity;
    }

    /** Raises it, or says what is new; who took it on keeps it, unless it was resolved in between. */
    void fire(RiskLevel newSeverity, List<AlertFinding> newFindings, Instant now) {
        if (state == AlertState.RESOLVED) {
            state = AlertState.FIRING;
            acknowledgedBy = null;
        }
        severity = newSeverity;
        findings = AlertDocuments.write(newFindings);
        change(now);
    }

    /**
     * Somebody takes it on; the first one does.
     *
     * @throws IllegalStateException if it was resolved
     */
    void acknowledge(String by, Instant now) {
        if (state == AlertState.RESOLVED) {
            throw new IllegalStateException("a resolved alert cannot be taken on");
        }
        if (state == AlertState.FIRING) {
            state = AlertState.ACKNOWLEDGED;
            acknowledgedBy = by;
            change(now);
            acknowledgedRevision = revision;
        }
    }

    /** There is nothing to see to any more; changes nothing where that was so before. */
    void resolve(Instant now) {
        if (state != AlertState.RESOLVED) {
            state = AlertState.RESOLVED;
            change(now);
        }
    }

    private void change(Instant now) {
        revision++;
        updatedAt = now;
    }
}
