package io.leeway.rows.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps bytes that are needed in another order than they come in a file of no name, which ends with what reads it. */
final class Spool {

    private static final int BUFFER = 1 << 16;

    private Spool() {}

    /**
     * Reads bytes to their end.
     *
     * @throws SpoolException if there is no room for them
     */
    static FileChannel of(InputStream bytes, Path folder) throws IOException {
        FileChannel file = create(folder);
        try {
            byte[] buffer = new byte[BUFFER];
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                write(file, ByteBuffer.wrap(buffer, 0, read));
            }
            return file;
        } catch (IOException | RuntimeException exception) {
            file.close();
            throw exception;
        }
    }

    private static FileChannel create(Path folder) throws SpoolException {
        try {
            Path path = Files.createTempFile(folder, "rows-", ".spool");
            try {
                return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
            } finally {
                // An open file stays readable without its name, and is gone with the process however that ends.
                Files.delete(path);
            }
        } catch (IOException exception) {
            throw new SpoolException(exception);
        }
    }

    private static void write(FileChannel file, ByteBuffer bytes) throws SpoolException {
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException exception) {
            throw new SpoolException(exception);
        }
    }
}
