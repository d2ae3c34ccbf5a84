package io.leeway.statistics.stream;

/** What a detector says after a value. */
public enum Signal {
    /** Nothing has changed. */
    STABLE,
    /** Something may be changing; not every detector warns. */
    WARNING,
    /** The stream has changed. The detector starts afresh with the next value. */
    DRIFT
}
