package io.leeway.profiles;

import java.io.IOException;

/** A service has refused; its problem detail says what is wrong and what to do. */
public final class RefusedException extends IOException {

    private static final long serialVersionUID = 1;

    private final int status;

    RefusedException(int status, String problem) {
        super("the service answered " + status + ": " + problem);
        this.status = status;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}
