package io.leeway.images;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.leeway.images.Recipe.Revision;

/** What git knows of a checkout; an unpacked archive has no git, and its images say that their revision is unknown. */
final class Git {

    private static final int PATIENCE_SECONDS = 30;

    private final Path root;

    Git(Path root) {
        this.root = root;
    }

    Revision revision() throws IOException {
        Optional<String> commit = run("rev-parse", "HEAD");
        Optional<String> time = run("log", "-1", "--format=%ct");
        if (commit.isEmpty() || time.isEmpty()) {
            return Revision.UNKNOWN;
        }
        boolean isChanged = run("status", "--porcelain", "--untracked-files=no")
                .filter(changes -> !changes.isEmpty())
                .isPresent();
        return new Revision(
                commit.get() + (isChanged ? "-changed" : ""), Instant.ofEpochSecond(Long.parseLong(time.get())));
    }

    private Optional<String> run(String... arguments) throws IOException {
        List<String> command =
                Stream.concat(Stream.of("git"), Stream.of(arguments)).toList();
        Process git;
        try {
            git = new ProcessBuilder(command)
                    .directory(root.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException notInstalled) {
            return Optional.empty();
        }
        String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (!git.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                git.destroyForcibly();
                return Optional.empty();
            }
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        return git.exitValue() == 0 ? Optional.of(answer) : Optional.empty();
    }
}
