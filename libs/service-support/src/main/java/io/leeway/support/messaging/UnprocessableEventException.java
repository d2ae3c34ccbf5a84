package io.leeway.support.messaging;

/** An event that no further try can process; it is dead-lettered with this message as its reason. */
public final class UnprocessableEventException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** With the reason, which must not hold any of the data. */
    public UnprocessableEventException(String reason) {
        super(reason);
    }

    /** With the reason, which must not hold any of the data, and what led to it. */
    public UnprocessableEventException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
