package io.leeway.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/** A data folder, held by one stack at a time; the operating system lets go of it when that one is killed. */
final class DataFolder implements AutoCloseable {

    /** As long as a stack that is being stopped may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final FileChannel channel;

    private DataFolder(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes hold of a folder, waiting for one that is just being stopped. */
    static DataFolder hold(Path folder) {
        return hold(folder, PATIENCE);
    }

    /**
     * Takes hold of a folder, waiting at most so long.
     *
     * @throws IllegalStateException if another stack still has it
     */
    static DataFolder hold(Path folder, Duration patience) {
        try {
            // Rows, mails and what servers store: nobody else's on this machine. A folder that is there already is left
            // as
            // its owner wants it.
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            FileChannel channel =
                    FileChannel.open(folder.resolve("in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            Instant deadline = Instant.now().plus(patience);
            boolean told = false;
            while (lock(channel) == null) {
                if (Instant.now().isAfter(deadline)) {
                    channel.close();
                    throw new IllegalStateException("Another Leeway runs with its data in " + folder
                            + ": stop that one, or choose another folder with --data.");
                }
                if (!told) {
                    Console.say("Another Leeway has its data in " + folder + "; waiting for it to stop.");
                    told = true;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            }
            return new DataFolder(channel);
        } catch (IOException exception) {
            throw new UncheckedIOException("The folder " + folder + " cannot be used", exception);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException exception) {
            // This very process holds it already.
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
