package io.leeway.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/**
 * The right to change a file, held by one program at a time. It is a lock on a file beside it, because the file itself is
 * replaced; the operating system lets go of it when its holder is killed, and the empty file beside it stays.
 */
final class ChangeLock {

    /** A change takes milliseconds; whoever holds the lock for so long hangs. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration PAUSE = Duration.ofMillis(20);

    private final FileChannel channel;

    private ChangeLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Waits for the right to change a file.
     *
     * @throws IllegalStateException if somebody else holds it for too long
     */
    static ChangeLock of(Path path) {
        Path beside = path.resolveSibling("." + path.getFileName() + ".lock");
        try {
            FileChannel channel = FileChannel.open(
                    beside,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Instant deadline = Instant.now().plus(PATIENCE);
            while (lock(channel) == null) {
                if (Instant.now().isAfter(deadline)) {
                    channel.close();
                    throw new IllegalStateException(
                            "Somebody else is changing " + path + "; nothing was changed here.");
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE.toMillis()));
            }
            return new ChangeLock(channel);
        } catch (IOException exception) {
            throw new UncheckedIOException(beside + " cannot be locked", exception);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException exception) {
            // This very program holds it already.
            return null;
        }
    }

    /** Lets go of it. */
    void close() {
        try {
            channel.close();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
