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

    /** Reads "+pid" and "-pid" lines; at the end of its input it ends every pid that is left. */
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            pids=
            while read -r line; do
              case $line in
                +*) pids="$pids ${line#+}" ;;
                -*) kept=; for p in $pids; do [ "$p" = "${line#-}" ] || kept="$kept $p"; done; pids=$kept ;;
              esac
            done
            [ -n "$pids" ] || exit 0
            kill -TERM $pids 2>/dev/null
            for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
              kill -0 $pids 2>/dev/null || exit 0
              sleep 0.5
            done
            kill -KILL $pids 2>/dev/null
            """;

    private final Process process;
    private final PrintStream commands;

    Watchdog() {
        try {
            process = new ProcessBuilder("sh", "-c", SCRIPT)
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
