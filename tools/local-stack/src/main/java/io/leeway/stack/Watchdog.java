package io.leeway.stack;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A small shell process that outlives this one and then ends what this one started; kill -9 leaves no chance to do that
 * here.
 */
final class Watchdog implements AutoCloseable {

    /**
     * Reads "+pid" and "-pid" lines; at the end of its input it asks every pid that is left to end, one by one because
     * one that is gone must not hide the others, and ends those that have not after a while by force.
     */
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            pids=
            while read -r line; do
              case $line in
                +*) pids="$pids ${line#+}" ;;
                -*) kept=; for p in $pids; do [ "$p" = "${line#-}" ] || kept="$kept $p"; done; pids=$kept ;;
              esac
            done
            for p in $pids; do kill -TERM "$p" 2>/dev/null; kill -CONT "$p" 2>/dev/null; done
            i=0
            while [ "$i" -lt "$1" ]; do
              left=
              for p in $pids; do kill -0 "$p" 2>/dev/null && left="$left $p"; done
              pids=$left
              [ -n "$pids" ] || exit 0
              sleep 0.5
              i=$((i + 1))
            done
            for p in $pids; do kill -KILL "$p" 2>/dev/null; done
            """;

    /** More than a service takes to finish what it has in hand. */
    private static final int PATIENCE_SECONDS = 25;

    private final Process process;
    private final PrintStream commands;

    Watchdog() {
        this(PATIENCE_SECONDS);
    }

    /** A watchdog that uses force after some seconds. */
    Watchdog(int patienceSeconds) {
        try {
            process = new ProcessBuilder("sh", "-c", SCRIPT, "watchdog", Integer.toString(2 * patienceSeconds))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    synchronized void guard(long pid) {
        commands.println("+" + pid);
    }

    synchronized void release(long pid) {
        commands.println("-" + pid);
    }

    /** Ends it, and with it what it still guards. */
    @Override
    public void close() {
        commands.close();
    }
}
