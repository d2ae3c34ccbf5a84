package io.leeway.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** Progress on standard error: a bar that redraws itself on a terminal, a line now and then elsewhere. */
final class Progress {

    private static final int WIDTH = 30;
    private static final Duration LINE_EVERY = Duration.ofSeconds(10);

    private final PrintStream out;
    private final boolean terminal;
    private Instant lastLine = Instant.EPOCH;

    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    static Progress toStandardError() {
        return new Progress(System.err, System.console() != null);
    }

    /** A step that takes a while begins. */
    void step(String what) {
        out.println(what);
        lastLine = Instant.now();
    }

    /** So much of it is done. */
    void show(String what, long done, long total) {
        if (terminal) {
            int filled = total == 0 ? WIDTH : (int) (WIDTH * done / total);
            out.printf(
                    "\r\033[K  %s [%s%s] %d of %d", what, "#".repeat(filled), ".".repeat(WIDTH - filled), done, total);
            if (done == total) {
                out.println();
            }
            out.flush();
        } else if (done == total || Duration.between(lastLine, Instant.now()).compareTo(LINE_EVERY) >= 0) {
            out.printf("  %s %d of %d%n", what, done, total);
            lastLine = Instant.now();
        }
    }
}
