package io.leeway.ingest.rows;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import io.leeway.support.problem.ProblemException;

/** Lets as many bodies be read at the same time as the heap holds; the others wait for their turn. */
@Singleton
public final class BodyGate {

    private static final long HEAP_OF_A_BODY = 256L << 20;
    private static final int MOST_BODIES = 16;
    private static final double SHARE_OF_BLOCKS = 0.6;

    private final Semaphore permits;
    private final long mostBytes;
    private final RowLimits limits;

    BodyGate(RowLimits limits) {
        this.limits = limits;
        long heap = Runtime.getRuntime().maxMemory();
        int bodies = Math.max(1, limits.concurrentBodies().orElse((int) Math.min(MOST_BODIES, heap / HEAP_OF_A_BODY)));
        permits = new Semaphore(bodies, true);
        mostBytes = (long) (heap * SHARE_OF_BLOCKS / bodies);
    }

    /** The most bytes of encoded rows that one body may hold in memory. */
    long mostBytes() {
        return mostBytes;
    }

    /**
     * Reads and stores a body when it is its turn.
     *
     * @throws ProblemException 503 when its turn does not come in time
     */
    public <T> T enter(Supplier<T> reading) {
        boolean entered = false;
        try {
            entered = permits.tryAcquire(limits.bodyWait().toMillis(), TimeUnit.MILLISECONDS);
            if (!entered) {
                throw BodyProblems.busy();
            }
            return reading.get();
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw BodyProblems.busy();
        } finally {
            if (entered) {
                permits.release();
            }
        }
    }
}
