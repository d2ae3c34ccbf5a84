package io.leeway.rows.parquet;

import java.io.IOException;

/** A Parquet file that is not read. The message is a sentence, or several, for whoever made it: what is wrong and where. */
public final class ParquetException extends IOException {

    private static final long serialVersionUID = 1;

    private final boolean tooLarge;

    private ParquetException(String message, boolean tooLarge) {
        super(message);
        this.tooLarge = tooLarge;
    }

    /** With a sentence that says what is damaged, or not read. */
    ParquetException(String message) {
        this(message, false);
    }

    /** For what takes more memory than there is for it. */
    static ParquetException tooLarge(String message) {
        return new ParquetException(message, true);
    }

    /** The same with the place where it is. */
    ParquetException at(String place) {
        ParquetException placed = new ParquetException(place + ": " + getMessage(), tooLarge);
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
