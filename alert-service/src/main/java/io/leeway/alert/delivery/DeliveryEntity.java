package io.leeway.alert.delivery;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.RiskLevel;
import io.leeway.support.text.SafeText;

/**
 * One message that is to be sent, or was: an alert, a recipient, and the severity it was told at. Its state changes only
 * by {@link #become}, along the ways that {@link DeliveryStage} allows; it begins in {@link DeliveryRepository#enqueue}.
 */
@Entity
@Table(name = "delivery")
class DeliveryEntity {

    /** The stages of {@link DeliveryStage} by name. */
    enum State {
        PENDING,
        SENDING,
        SENT,
        FAILED
    }

    /** How much of a reason is kept. */
    static final int LONGEST_REASON = 200;

    @Id
    UUID id;

    /** What it tells. */
    UUID notice;

    /** The first incident that it tells of; absent where it tells of none. */
    @Nullable
    UUID alert;

    /** A channel's name; one that this release does not have may have been stored by another. */
    String channel;

    String recipient;

    @Enumerated(EnumType.STRING)
    RiskLevel severity;

    @Enumerated(EnumType.STRING)
    private State state;

    int attempts;

    int refusals;

    @Column(name = "next_attempt_at")
    Instant nextAttemptAt;

    @Column(name = "claimed_until")
    @Nullable
    Instant claimedUntil;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "sent_at")
    @Nullable
    Instant sentAt;

    @Nullable
    String reason;

    Recipient to() {
        return new Recipient(channel, recipient);
    }

    State state() {
        return state;
    }

    DeliveryStage stage() {
        return switch (state) {
            case PENDING ->
                new DeliveryStage.Pending(attempts, refusals, nextAttemptAt, Objects.requireNonNullElse(reason, ""));
            case SENDING -> new DeliveryStage.Sending(attempts, refusals, Objects.requireNonNull(claimedUntil));
            case SENT -> new DeliveryStage.Sent(attempts, refusals, Objects.requireNonNull(sentAt));
            case FAILED -> new DeliveryStage.Failed(attempts, refusals, Objects.requireNonNullElse(reason, ""));
        };
    }

    void become(DeliveryStage stage) {
        attempts = stage.attempts();
        refusals = stage.refusals();
        claimedUntil = null;
        switch (stage) {
            case DeliveryStage.Pending pending -> {
                state = State.PENDING;
                nextAttemptAt = pending.dueAt();
                sentAt = null;
                reason = pending.reason().isEmpty() ? null : SafeText.line(pending.reason(), LONGEST_REASON);
            }
            case DeliveryStage.Sending sending -> {
                state = State.SENDING;
                claimedUntil = sending.claimedUntil();
            }
            case DeliveryStage.Sent sent -> {
                state = State.SENT;
                sentAt = sent.at();
                reason = null;
            }
            case DeliveryStage.Failed failed -> {
                state = State.FAILED;
                reason = SafeText.line(failed.reason(), LONGEST_REASON);
            }
        }
    }
}
