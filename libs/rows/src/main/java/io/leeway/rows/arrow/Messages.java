package io.leeway.rows.arrow;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/** What a stream or a file says of its columns, and its dictionaries and batches one after the other. */
interface Messages {

    /** A message has no more bytes; a hundred thousand columns have about so many. */
    int MOST_BYTES = 16 << 20;

    /** What a message begins with since version 0.15, before its length. */
    int CONTINUED = -1;

    /** The columns. */
    ArrowSchema schema();

    /**
     * The next message; absent behind the last one.
     *
     * @throws io.leeway.rows.packed.PackedException with the place, if it cannot be read
     */
    @Nullable
    Message next() throws IOException;

    /** The bytes that follow the last message. */
    byte[] body(int length) throws IOException;

    /** Passes over the bytes that follow the last message. */
    void pass(long length) throws IOException;

    /** How many batches were read, dictionaries aside. */
    int batches();

    /** Whether a dictionary may be replaced by another one, of which the batches between the two know nothing. */
    boolean mayReplace();
}
