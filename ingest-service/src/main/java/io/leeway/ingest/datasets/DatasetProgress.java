package io.leeway.ingest.datasets;

/**
 * How far what was accepted has come. {@link DatasetEntity} begins it and puts a reference back; {@link DatasetLedger} makes
 * the other steps, many at once, and states each one's condition in its statement:
 *
 * <pre>
 * (new) -> WAITING          it was stored
 * WAITING -> EVALUATED      every service is done with the last of its parts
 * any -> DROPPED            somebody gave up a message of it
 * any -> WAITING            a reference was put back
 * </pre>
 */
enum DatasetProgress {
    /** Some service is not done with it. */
    WAITING,
    /** Every service is done with all of its parts. */
    EVALUATED,
    /** Somebody dropped a message of it that could not be worked off. */
    DROPPED
}
