package io.leeway.alert.alerts;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.alerts.AlertState;
import io.leeway.contracts.model.RiskLevel;

/** An alert as it is stored. */
@Entity
@Table(name = "alert")
public class AlertEntity {

    @Id
    UUID id;

    String model;

    String batch;

    @Column(name = "batch_name")
    String batchName;

    @Enumerated(EnumType.STRING)
    RiskLevel severity;

    @Enumerated(EnumType.STRING)
    AlertState state;

    @Nullable
    Double score;

    /** The conditions met, as JSON. */
    String findings;

    /** The assessment that they come from, as JSON. */
    String assessment;

    int revision;

    @Column(name = "fired_at")
    Instant firedAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Column(name = "acknowledged_by")
    @Nullable
    String acknowledgedBy;
}
