package io.leeway.ingest.deadletters;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A message that could not be worked off, without its body. */
@Entity
@Table(name = "dead_letter")
class DeadLetterEntity {

    @Id
    UUID id;

    String queue;

    String reason;

    int attempts;

    Instant at;

    @Nullable
    String event;

    @Nullable
    String type;

    @Nullable
    String model;

    @Nullable
    String batch;

    @Enumerated(EnumType.STRING)
    LetterState state;

    int replays;

    @Column(name = "changed_at")
    Instant changedAt;

    /** Model, slash, batch; empty where the message says none. */
    String subject() {
        return model == null || batch == null ? "" : model + "/" + batch;
    }
}
