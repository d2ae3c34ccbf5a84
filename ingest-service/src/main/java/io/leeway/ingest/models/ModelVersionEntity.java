package io.leeway.ingest.models;

import java.io.Serializable;
import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** One version of a model's definition; never changed. */
@Entity
@Table(name = "model_version")
class ModelVersionEntity {

    @EmbeddedId
    Key id;

    String definition;

    @Column(name = "created_at")
    Instant createdAt;

    /** Model and version. */
    @Embeddable
    record Key(String model, int version) implements Serializable {}
}
