package io.leeway.rows.table;

import java.io.IOException;

/** The folder that rows are kept in while they are read cannot be written to, or has no room. */
public final class SpoolException extends IOException {

    private static final long serialVersionUID = 1;

    SpoolException(IOException cause) {
        super("The folder for rows that are being read cannot be written to: " + cause.getMessage(), cause);
    }
}
