package io.leeway.support.messaging;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Pauses that grow with each failure up to a longest one, each shortened by chance so that many who wait for the same
 * thing do not come back all at once.
 *
 * @param longest the longest pause
 */
record BackOff(Duration longest) {

    private static final long FIRST_MILLIS = 250;
    private static final int MOST_DOUBLINGS = 20;

    /** Waits; returns whether it was not interrupted. */
    boolean pause(int failures) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis(failures));
            return true;
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Between half and all of the pause that is due after so many failures in a row. */
    long millis(int failures) {
        long full = Math.min(longest.toMillis(), FIRST_MILLIS << Math.clamp(failures - 1L, 0, MOST_DOUBLINGS));
        return ThreadLocalRandom.current().nextLong(full / 2, full + 1);
    }
}
