package io.leeway.ingest.models;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A registered model; whoever changes anything of the model locks this row first. */
@Entity
@Table(name = "model")
public class ModelEntity {

    /** The model's name. */
    @Id
    public String name;

    /** The version of its current definition. */
    public int version;

    /** Its current reference. */
    public @Nullable UUID reference;

    /** How many batches it has had. */
    @Column(name = "last_sequence")
    public long lastSequence;

    /** The number of its current window by rows; 0 before the first. */
    @Column(name = "window_number")
    public long windowNumber;

    /** How many rows that window has. */
    @Column(name = "window_rows")
    public long windowRows;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;
}
