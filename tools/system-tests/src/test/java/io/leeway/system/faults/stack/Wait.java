package io.leeway.system.faults.stack;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for a condition, never for a time alone. */
public final class Wait {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private Wait() {}

    /** Waits until something holds; whether it did in time. */
    public static boolean until(Duration bound, BooleanSupplier condition) {
        long deadline = System.nanoTime() + bound.toNanos();
        while (!condition.getAsBoolean()) {
            long left = deadline - System.nanoTime();
            if (left <= 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(Math.min(left, PAUSE_NANOS));
        }
        return true;
    }

    /**
     * Waits until something holds.
     *
     * @throws IllegalStateException if it does not in time
     */
    public static void require(String what, Duration bound, BooleanSupplier condition) {
        if (!until(bound, condition)) {
            throw new IllegalStateException(what + " did not come within " + bound.toSeconds() + " s");
        }
    }

    /** Lets a fault last for a while. */
    public static void last(Duration time) {
        until(time, () -> false);
    }
}
