package io.leeway.ingest.deadletters;

/**
 * What became of a dead letter. {@link DeadLetterEntity} makes the steps between them, and no others:
 *
 * <pre>
 * (new) -> OPEN         it came
 * OPEN -> REPLAYED      it was given to its queue again
 * OPEN -> DROPPED       somebody gave it up
 * any -> OPEN           it came (again): whatever was decided before, somebody has to look at it
 * </pre>
 */
enum LetterState {
    /** Nobody has dealt with it. */
    OPEN,
    /** It was given to its queue again, and is on its way. */
    REPLAYED,
    /** It is never tried again. */
    DROPPED
}
