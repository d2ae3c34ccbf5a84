package io.leeway.performance.predictions;

import io.leeway.support.messaging.NotYetException;

/** A block of a batch is gone while the batch was read: another instance has stored a later version, which can be read. */
public final class BatchReplacedException extends NotYetException {

    private static final long serialVersionUID = 1;

    BatchReplacedException() {
        super("other instances are changing the same batch");
    }
}
