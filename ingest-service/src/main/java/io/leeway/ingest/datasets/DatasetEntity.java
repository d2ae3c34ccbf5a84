package io.leeway.ingest.datasets;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** The ledger's line about one reference, batch or delivery of labels. */
@Entity
@Table(name = "dataset")
class DatasetEntity {

    @Id
    UUID id;

    String model;

    @Enumerated(EnumType.STRING)
    DatasetKind kind;

    String name;

    long sequence;

    String sha256;

    @Column(name = "idempotency_key")
    @Nullable
    String idempotencyKey;

    @Column(name = "row_count")
    long rows;

    @Column(name = "rejected_count")
    long rejected;

    @Column(name = "block_count")
    int blocks;

    @Column(name = "model_version")
    int modelVersion;

    /** What the client was answered, as JSON, so that a repetition is answered alike. */
    String answer;

    @Column(name = "accepted_at")
    Instant acceptedAt;

    /** What a batch is compared with. */
    @Nullable
    UUID reference;

    @Enumerated(EnumType.STRING)
    DatasetProgress progress;

    /** How many of its events are not done with. */
    @Column(name = "open_parts")
    int openParts;

    @Column(name = "evaluated_at")
    @Nullable
    Instant evaluatedAt;

    /** When its rows were deleted, of which the ledger's line is all that is left. */
    @Column(name = "rows_deleted_at")
    @Nullable
    Instant rowsDeletedAt;

    /** It was stored, and so many events tell of it. */
    void begin(int events) {
        progress = DatasetProgress.WAITING;
        openParts = events;
    }

    /** As a reference it is put back, of which one more event tells. */
    void putBack() {
        progress = DatasetProgress.WAITING;
        openParts++;
    }
}
