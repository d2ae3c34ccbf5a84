package io.leeway.support.messaging;

import java.time.Duration;
import java.time.Instant;

/**
 * An event that cannot be processed yet, because something that it needs has not come, while others can: it waits beside
 * its queue and is tried again, behind what came after it.
 */
public class NotYetException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** For how long it comes again after the short pause of a turn. */
    private final Duration soon;

    /** With what is missing; must not hold any of the data. */
    public NotYetException(String missing) {
        super(missing);
        this.soon = Duration.ZERO;
    }

    /** With what is missing, and what led to it. */
    public NotYetException(String missing, Throwable cause) {
        super(missing, cause);
        this.soon = Duration.ZERO;
    }

    /** With the turn that is missing, and for how long it is expected any moment. */
    NotYetException(String missing, Duration soon) {
        super(missing);
        this.soon = soon;
    }

    /**
     * The pause until it is tried again.
     *
     * @param since since when it has waited
     */
    Pause pause(Instant since) {
        return since.plus(soon).isAfter(Instant.now()) ? Pause.TURN : Pause.RETRY;
    }
}
