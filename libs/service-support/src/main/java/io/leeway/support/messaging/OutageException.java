package io.leeway.support.messaging;

/** Something that every message needs is away; whoever has one waits until it is back. */
public final class OutageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** With what is away, in words for a person. */
    public OutageException(String away) {
        super(away);
    }

    /** With what is away, in words for a person, and what tells so. */
    public OutageException(String away, Throwable cause) {
        super(away, cause);
    }
}
