package io.leeway.rows.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads stretches of a file. */
final class FileBytes {

    private FileBytes() {}

    /** Exactly so many bytes from a place on. */
    static byte[] read(FileChannel file, long from, int length) throws IOException {
        if (length > file.size() - from) {
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

    private static ParquetException ended() {
        return new ParquetException("the file ends early; it is damaged");
    }
}
