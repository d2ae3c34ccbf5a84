package io.leeway.ingest.models;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What is left of a deleted model. */
@Entity
@Table(name = "deleted_model")
class DeletedModelEntity {

    @Id
    String name;

    @Column(name = "deleted_at")
    Instant deletedAt;

    /** How many models of that name were deleted. */
    int generation;
}
