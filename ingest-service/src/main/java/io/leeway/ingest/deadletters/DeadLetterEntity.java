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
    private LetterState state;

    int replays;

    @Column(name = "changed_at")
    Instant changedAt;

    /** What became of it. */
    LetterState state() {
        return state;
    }

    /** It has come, for the first time or again, whatever became of it before. */
    void come(Instant now) {
        state = LetterState.OPEN;
        changedAt = now;
    }

    /**
     * It was given to its queue again.
     *
     * @throws IllegalStateException unless it is open
     */
    void replay(Instant now) {
        if (state != LetterState.OPEN) {
            throw new IllegalStateException("a dead letter that is " + state + " is not replayed");
        }
        state = LetterState.REPLAYED;
        replays++;
        changedAt = now;
    }

    /**
     * Somebody gives it up; changes nothing where that was so before.
     *
     * @return whether it was open
     * @throws IllegalStateException if it was replayed, and is on its way
     */
    boolean drop(Instant now) {
        if (state == LetterState.REPLAYED) {
            throw new IllegalStateException("a dead letter that is on its way is not dropped");
        }
        boolean wasOpen = state == LetterState.OPEN;
        if (wasOpen) {
            state = LetterState.DROPPED;
            changedAt = now;
        }
        return wasOpen;
    }

    /** Model, slash, batch; empty where the message says none. */
    String subject() {
        return model == null || batch == null ? "" : model + "/" + batch;
    }
}
