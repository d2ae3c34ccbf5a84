package io.leeway.support.persistence;

import java.time.Duration;

/** Counts what has begun and not ended, so that it can be waited for. */
final class UnderWay {

    /** Those of this process; here, because services without PostgreSQL do not have what {@link Transactions} needs. */
    static final UnderWay TRANSACTIONS = new UnderWay();

    private int count;

    synchronized void begin() {
        count++;
    }

    synchronized void end() {
        count--;
        notifyAll();
    }

    /** Waits until nothing is under way, or for so long; returns whether nothing is. */
    synchronized boolean awaitNone(Duration longest) throws InterruptedException {
        long until = System.nanoTime() + longest.toNanos();
        for (long left = longest.toMillis(); count > 0 && left > 0; left = (until - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
        return count == 0;
    }
}
