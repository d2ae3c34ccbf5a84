package io.leeway.alert.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;

/**
 * Whether a channel's other side, such as the mail server, is there. While it is not, one message at a time tries it, with
 * growing pauses in between, up to a longest one.
 */
final class OutageWatch {

    private static final long FIRST_PAUSE_MILLIS = 500;

    private final Duration longestPause;
    private final DoubleSupplier random;
    private int failures;
    private Instant openAt = Instant.MIN;

    /** With a source of numbers from 0 to 1, by which instances do not all come back at once. */
    OutageWatch(Duration longestPause, DoubleSupplier random) {
        this.longestPause = longestPause;
        this.random = random;
    }

    /**
     * How many messages may be sent now.
     *
     * @param free how many hands are free
     * @param all how many there are
     */
    synchronized int allowed(int free, int all, Instant now) {
        if (failures == 0) {
            return free;
        }
        return free == all && !now.isBefore(openAt) ? 1 : 0;
    }

    /** It answered; returns whether it had been away. */
    synchronized boolean reached() {
        boolean back = failures > 0;
        failures = 0;
        return back;
    }

    /** It did not answer; returns whether it had answered before. */
    synchronized boolean missed(Instant now) {
        if (now.isBefore(openAt)) {
            // One of several that were on their way when it went: no further try.
            return false;
        }
        long pause = Math.min(longestPause.toMillis(), FIRST_PAUSE_MILLIS << Math.min(failures, 10));
        openAt = now.plus(Duration.ofMillis((long) (pause * (0.5 + random.getAsDouble() / 2))));
        failures++;
        return failures == 1;
    }
}
