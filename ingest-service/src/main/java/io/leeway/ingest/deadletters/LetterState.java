package io.leeway.ingest.deadletters;

/** What became of a dead letter. One that was replayed is open again when it comes back. */
enum LetterState {
    /** Nobody has dealt with it. */
    OPEN,
    /** It was given to its queue again. */
    REPLAYED,
    /** It is never tried again. */
    DROPPED;

    /** Whether it may be given to its queue again. */
    boolean isReplayable() {
        return this == OPEN;
    }

    /** Whether it may be given up for good; one that was replayed is on its way. */
    boolean isDroppable() {
        return this == OPEN;
    }
}
