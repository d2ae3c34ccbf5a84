package io.leeway.stack.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The pid file that PostgreSQL keeps in its data directory. */
final class PostgresPid {

    private static final int STOP_SECONDS = 10;

    /** A child ends by itself as soon as it notices that its server is gone, unless it waits for the disk. */
    private static final int ORPHAN_SECONDS = 5;

    private final Path data;

    private PostgresPid(Path data) {
        this.data = data;
    }

    static PostgresPid of(Path data) {
        return new PostgresPid(data);
    }

    Optional<Long> read() {
        try {
            return Files.readAllLines(data.resolve("postmaster.pid")).stream()
                    .findFirst()
                    .map(String::strip)
                    .filter(line -> line.matches("\\d+"))
                    .map(Long::valueOf);
        } catch (NoSuchFileException exception) {
            return Optional.empty();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /**
     * Stops the server whose pid it is, if it still runs, by a fast shutdown, which does not wait for clients; then
     * what is left of one that was killed, because children that outlive it hold its memory, and no other starts
     * beside them. What does not end is ended by force, which the write-ahead log is made for.
     */
    void stop() {
        read().flatMap(ProcessHandle::of).filter(PostgresPid::isPostgres).ifPresent(server -> {
            interrupt(server.pid());
            end(server, STOP_SECONDS);
        });
        FolderProcesses.of(data).stream().filter(PostgresPid::isPostgres).forEach(child -> end(child, ORPHAN_SECONDS));
    }

    private void end(ProcessHandle process, int seconds) {
        if (!hasEnded(process, seconds)) {
            process.destroyForcibly();
            if (!hasEnded(process, STOP_SECONDS)) {
                throw new IllegalStateException(
                        "A PostgreSQL (pid " + process.pid() + ") still runs on " + data + ": stop it first");
            }
        }
    }

    private static void interrupt(long pid) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean hasEnded(ProcessHandle server, int seconds) {
        try {
            server.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException exception) {
            return false;
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A pid may have been given to another program since. */
    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.contains("postgres"))
                .orElse(false);
    }
}
