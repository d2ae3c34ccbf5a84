package io.leeway.ingest.models;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.Turn;

/** A registered model; whoever changes anything of the model locks this row first. */
@Entity
@Table(name = "model")
public class ModelEntity {

    /** The model's name. */
    @Id
    public String name;

    /** The version of its current definition; 0 until the first is stored. */
    public int version;

    /** Its current reference. */
    public @Nullable UUID reference;

    /** How many batches it has had. */
    @Column(name = "last_sequence")
    public long lastSequence;

    /** How many of its events drift-service has to work off in their turn. */
    @Column(name = "drift_turns")
    long driftTurns;

    /** Likewise performance-service. */
    @Column(name = "performance_turns")
    long performanceTurns;

    /** The number of its current window by rows; 0 before the first. */
    @Column(name = "window_number")
    public long windowNumber;

    /** How many rows that window has. */
    @Column(name = "window_rows")
    public long windowRows;

    /** How many batches were refused as a whole. */
    @Column(name = "refused_batches")
    public long refusedBatches;

    /** How many rows of its accepted batches could not be read. */
    @Column(name = "rejected_rows")
    public long rejectedRows;

    /** Whether what was accepted waits too long. */
    public boolean stalled;

    /** How often that has changed. */
    @Column(name = "pipeline_revision")
    public long pipelineRevision;

    /** How many models of that name were deleted before. */
    int generation;

    @Column(name = "retired_at")
    @Nullable
    Instant retiredAt;

    @Column(name = "deleted_at")
    @Nullable
    Instant deletedAt;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    /** Whether it takes no new data. */
    public boolean isRetired() {
        return retiredAt != null;
    }

    /** Counts an event that drift-service works off after those counted before. */
    public Turn nextDriftTurn() {
        return new Turn(generation, ++driftTurns);
    }

    /** Counts an event that performance-service works off after those counted before. */
    public Turn nextPerformanceTurn() {
        return new Turn(generation, ++performanceTurns);
    }

    boolean isDeleted() {
        return deletedAt != null;
    }
}
