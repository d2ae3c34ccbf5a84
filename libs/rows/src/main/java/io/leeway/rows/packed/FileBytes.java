package io.leeway.rows.packed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads stretches of a file. */
public final class FileBytes {

    private FileBytes() {}

    /**
     * Exactly so many bytes from a place on, for which nothing is allocated before it is known that the file has them.
     *
     * @throws PackedException if it has not
     */
    public static byte[] read(FileChannel file, long from, int length) throws IOException {
        if (from < 0 || length < 0 || length > file.size() - from) {
            throw ended();
        }
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, from + bytes.position()) < 0) {
                throw ended();
            }
        }
        return bytes.array();
    }

    private static PackedException ended() {
        return new PackedException("the file ends early; it is damaged");
    }
}
