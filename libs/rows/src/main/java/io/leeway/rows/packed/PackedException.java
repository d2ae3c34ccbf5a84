package io.leeway.rows.packed;

import java.io.IOException;

/**
 * A table of columns with types that is not read. The message is a sentence, or several, for whoever made it: what is wrong
 * and where.
 */
public final class PackedException extends IOException {

    private static final long serialVersionUID = 1;

    private final boolean tooLarge;

    private PackedException(String message, boolean tooLarge) {
        super(message);
        this.tooLarge = tooLarge;
    }

    /** With a sentence that says what is damaged, or not read. */
    public PackedException(String message) {
        this(message, false);
    }

    /** For what takes more memory than there is for it. */
    public static PackedException tooLarge(String message) {
        return new PackedException(message, true);
    }

    /** The same with the place where it is. */
    public PackedException at(String place) {
        PackedException placed = new PackedException(place + ": " + getMessage(), tooLarge);
        placed.initCause(this);
        return placed;
    }

    /** What is wrong, and where. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** Whether a smaller file, or one in smaller parts, would be read. */
    public boolean isTooLarge() {
        return tooLarge;
    }
}
