package io.leeway.stack.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Names the process of a service, so that the next stack on the same data finds what a killed one has left behind: it
 * would hold ports, and two of a kind would work side by side.
 */
public final class PidFile {

    private static final String FOLDER = "run";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path file;

    private PidFile(Path file) {
        this.file = file;
    }

    static PidFile of(Path data, String name) {
        return new PidFile(data.resolve(FOLDER).resolve(name + ".pid"));
    }

    void write(ProcessHandle process) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, process.pid() + "\n" + started(process) + "\n");
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** Ends every process that a killed stack left behind on this data; returns how many there were. */
    public static int endLeftovers(Path data) {
        Path folder = data.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<PidFile> all = files.filter(file -> file.toString().endsWith(".pid"))
                    .map(PidFile::new)
                    .toList();
            List<ProcessHandle> left =
                    all.stream().map(PidFile::process).flatMap(Optional::stream).toList();
            left.forEach(ProcessHandle::destroyForcibly);
            left.forEach(PidFile::awaitEnd);
            all.forEach(PidFile::delete);
            return left.size();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** The process, if it still runs and the operating system has not given its number to another one since. */
    private Optional<ProcessHandle> process() {
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.size() != 2 || !lines.getFirst().matches("\\d{1,18}")) {
                return Optional.empty();
            }
            return ProcessHandle.of(Long.parseLong(lines.getFirst()))
                    .filter(process -> started(process).equals(lines.get(1)));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException exception) {
            throw new IllegalStateException("Process " + process.pid() + " cannot be ended", exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
    }
}
