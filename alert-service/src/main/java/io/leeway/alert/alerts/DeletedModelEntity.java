package io.leeway.alert.alerts;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A model that was deleted, and when. */
@Entity
@Table(name = "deleted_model")
class DeletedModelEntity {

    @Id
    String model;

    @Column(name = "deleted_at")
    Instant deletedAt;

    /** Whether all that was kept of it is gone. */
    boolean finished;
}
