package io.leeway.ingest.datasets;

/** How far what was accepted has come; it ends as evaluated or dropped. A reference that is put back waits again. */
enum DatasetProgress {
    /** Some service is not done with it. */
    WAITING,
    /** Every service is done with all of its parts. */
    EVALUATED,
    /** Somebody dropped a message of it that could not be worked off. */
    DROPPED
}
