package io.leeway.support.messaging;

/**
 * An event that cannot be processed yet, because something that it needs has not come, while others can: it waits in the
 * queue's retry queue and is tried again, behind what came after it.
 */
public class NotYetException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** With what is missing; must not hold any of the data. */
    public NotYetException(String missing) {
        super(missing);
    }

    /** With what is missing, and what led to it. */
    public NotYetException(String missing, Throwable cause) {
        super(missing, cause);
    }
}
