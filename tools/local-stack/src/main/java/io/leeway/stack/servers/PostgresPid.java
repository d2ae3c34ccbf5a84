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

    private static final int STOP_SECONDS = 15;

    private final Path file;

    private PostgresPid(Path file) {
        this.file = file;
    }

    static PostgresPid of(Path data) {
        return new PostgresPid(data.resolve("postmaster.pid"));
    }

    Optional<Long> read() {
        try {
            return Files.readAllLines(file).stream()
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

    /** Stops the server whose pid it is, if it still runs. */
    void stop() {
        read().flatMap(ProcessHandle::of).filter(PostgresPid::isPostgres).ifPresent(server -> {
            server.destroy();
            try {
                server.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException | ExecutionException exception) {
                throw new IllegalStateException(
                        "A PostgreSQL (pid " + server.pid() + ") still runs on " + file.getParent() + ": stop it first",
                        exception);
            } catch (InterruptedException exception) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** A pid may have been given to another program since. */
    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.contains("postgres"))
                .orElse(false);
    }
}
