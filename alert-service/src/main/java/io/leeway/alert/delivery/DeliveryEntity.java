package io.leeway.alert.delivery;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.RiskLevel;

/** One mail that is to be sent, or was. */
@Entity
@Table(name = "delivery")
class DeliveryEntity {

    /** Where a mail is on its way. */
    enum State {
        PENDING,
        SENT,
        FAILED
    }

    @Id
    UUID id;

    UUID alert;

    String recipient;

    @Enumerated(EnumType.STRING)
    RiskLevel severity;

    @Enumerated(EnumType.STRING)
    State state;

    int attempts;

    @Column(name = "next_attempt_at")
    Instant nextAttemptAt;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "sent_at")
    @Nullable
    Instant sentAt;
}
