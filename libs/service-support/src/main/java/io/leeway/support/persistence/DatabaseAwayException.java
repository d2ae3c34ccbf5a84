package io.leeway.support.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The database is away, too busy to answer in time, or asks for the transaction to be tried again; what was asked for is
 * not at fault. Whoever works off messages waits and tries again, whoever was asked over HTTP answers 503.
 */
public final class DatabaseAwayException extends UncheckedIOException {

    private static final long serialVersionUID = 1;

    DatabaseAwayException(Throwable cause) {
        super("the database does not answer", new IOException(cause));
    }
}
