package io.leeway.alert.subscriptions;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import io.leeway.alert.delivery.DigestFrequency;
import io.leeway.alert.delivery.Recipient;
import io.leeway.contracts.model.RiskLevel;

/** Somebody's wish to be told. */
@Entity
@Table(name = "subscription")
class SubscriptionEntity {

    @Id
    UUID id;

    @Nullable
    String model;

    @Enumerated(EnumType.STRING)
    @Column(name = "minimum_severity")
    RiskLevel minimumSeverity;

    String channel;

    String address;

    @Column(name = "created_at")
    Instant createdAt;

    /** How often its recipient is told of what is unusual but no incident. */
    @Enumerated(EnumType.STRING)
    DigestFrequency digest;

    Recipient recipient() {
        return new Recipient(channel, address);
    }
}
