package io.leeway.ingest.rows;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import io.leeway.rows.table.TableLimits;
import io.leeway.support.problem.ProblemException;

/**
 * Lets as many bodies be read at the same time as the heap holds; the others wait for their turn. A body that says how long it
 * is takes as much of a turn as it needs; one of which nobody knows, because it does not say so or is compressed, takes a
 * whole one.
 */
@Singleton
public final class BodyGate {

    private static final long HEAP_OF_A_BODY = 256L << 20;
    private static final int MOST_BODIES = 16;
    private static final double SHARE_OF_PROFILES = 0.6;

    /** Into how many parts a turn is divided. */
    private static final int PARTS = 256;

    /** What reading takes however short a body is: buffers, and the first room of each column and window. */
    private static final long HEAP_OF_READING = 4L << 20;

    /** A cell of eight bytes in a column that has room for twice as many stands in two bytes of a body. */
    private static final int HEAP_OF_A_BYTE = 32;

    /** In cells of eight bytes. */
    private static final long MOST_HELD = 8L << 20;

    private final Semaphore permits;
    private final long heapOfAPart;
    private final long mostBytes;
    private final RowLimits limits;

    BodyGate(RowLimits limits) {
        this.limits = limits;
        long heap = Runtime.getRuntime().maxMemory();
        int bodies = Math.max(1, limits.concurrentBodies().orElse((int) Math.min(MOST_BODIES, heap / HEAP_OF_A_BODY)));
        permits = new Semaphore(bodies * PARTS, true);
        heapOfAPart = Math.max(1, heap / bodies / PARTS);
        mostBytes = (long) (heap * SHARE_OF_PROFILES / bodies);
    }

    /** The most bytes of profiles that one body may hold in memory until its end. */
    long mostBytes() {
        return mostBytes;
    }

    /** The most cells of eight bytes that a body of this length may hold in memory before it encodes them; -1 where nobody knows it. */
    long mostHeld(long length) {
        return length < 0 ? MOST_HELD : Math.min(MOST_HELD, parts(length) * heapOfAPart / (2 * Double.BYTES));
    }

    /** The most bytes that parts of a packed body may take at the same time: half of a turn, as columns take the other. */
    long mostUnpacked() {
        return Math.min(TableLimits.mostMemory(), PARTS * heapOfAPart / 2);
    }

    private int parts(long length) {
        // Of a longer one a whole turn is less than it takes, and what it holds is bounded.
        if (length < 0 || length > HEAP_OF_A_BODY) {
            return PARTS;
        }
        long needed = (HEAP_OF_READING + HEAP_OF_A_BYTE * length) / heapOfAPart + 1;
        return (int) Math.min(PARTS, needed);
    }

    /**
     * Reads and stores a body when it is its turn.
     *
     * @param length its bytes; -1 where nobody knows how many they become
     * @throws ProblemException 503 when its turn does not come in time
     */
    public <T> T enter(long length, Supplier<T> reading) {
        int parts = parts(length);
        boolean entered = false;
        try {
            entered = permits.tryAcquire(parts, limits.bodyWait().toMillis(), TimeUnit.MILLISECONDS);
            if (!entered) {
                throw BodyProblems.busy();
            }
            return reading.get();
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw BodyProblems.busy();
        } finally {
            if (entered) {
                permits.release(parts);
            }
        }
    }
}
