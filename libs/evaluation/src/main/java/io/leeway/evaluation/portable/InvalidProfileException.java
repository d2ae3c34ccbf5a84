package io.leeway.evaluation.portable;

/** A profile that is none, or none of these rows; the message says why, in words that follow "the profile". */
public final class InvalidProfileException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param message what is wrong, as in "ends early" */
    public InvalidProfileException(String message) {
        super(message);
    }

    InvalidProfileException(String message, Throwable cause) {
        super(message, cause);
    }
}
