package io.leeway.support.rates;

import java.time.Duration;

/** Lets requests through at a rate, and a number of them at once after a pause. Not for several threads at a time. */
final class TokenBucket {

    private static final double NANOS = 1e9;
    private static final long TELLING_NANOS = Duration.ofMinutes(1).toNanos();

    private final double perSecond;
    private final double most;
    private double tokens;
    private long filledAt;
    private boolean told;
    private long toldAt;

    /**
     * A full bucket.
     *
     * @param perSecond what flows in
     * @param most what it holds
     * @param now in nanoseconds, as {@link System#nanoTime}
     */
    TokenBucket(double perSecond, double most, long now) {
        this.perSecond = perSecond;
        this.most = most;
        this.tokens = most;
        this.filledAt = now;
    }

    /** Takes one, if there is one. */
    boolean take(long now) {
        tokens = Math.min(most, tokens + (now - filledAt) / NANOS * perSecond);
        filledAt = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }

    /** After how many whole seconds there is one again, at least 1. */
    long secondsUntilNext() {
        return Math.max(1, (long) Math.ceil((1 - tokens) / perSecond));
    }

    /** Whether it is time to tell that it is empty: at most once a minute. */
    boolean tells(long now) {
        if (told && now - toldAt < TELLING_NANOS) {
            return false;
        }
        told = true;
        toldAt = now;
        return true;
    }
}
