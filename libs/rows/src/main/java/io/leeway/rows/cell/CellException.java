package io.leeway.rows.cell;

/**
 * A cell that cannot be read as what its column holds. The message is a sentence for whoever made the file; it says what kind
 * of thing stands there and never repeats it. Has no stack trace: a body may have a million of them.
 */
public final class CellException extends Exception {

    private static final long serialVersionUID = 1;

    /** With a sentence that says what is wrong and, where it can be known, what to do. */
    public CellException(String message) {
        super(message, null, false, false);
    }
}
