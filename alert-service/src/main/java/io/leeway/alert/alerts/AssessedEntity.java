package io.leeway.alert.alerts;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** The latest assessment seen of a batch. */
@Entity
@Table(name = "assessed")
class AssessedEntity {

    @Id
    String subject;

    String model;

    String batch;

    int revision;

    /** When the batch was accepted; unknown of batches of long ago. */
    @Column(name = "accepted_at")
    @Nullable
    Instant acceptedAt;
}
