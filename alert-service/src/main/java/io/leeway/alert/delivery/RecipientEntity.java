package io.leeway.alert.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** What is known of a recipient beside its address; written by {@link RecipientRepository}. */
@Entity
@Table(name = "recipient")
class RecipientEntity {

    /** Drawn at random and told to the recipient alone: who knows it may end what it gets. */
    @Id
    UUID id;

    String channel;

    String address;

    @Nullable
    String secret;

    /** When it was stopped; nothing is sent to it from then on. */
    @Column(name = "stopped_at")
    @Nullable
    Instant stoppedAt;

    @Column(name = "stopped_reason")
    @Nullable
    String stoppedReason;

    Optional<Secret> secret() {
        return Optional.ofNullable(secret).map(Secret::new);
    }

    Recipient recipient() {
        return new Recipient(channel, address);
    }
}
