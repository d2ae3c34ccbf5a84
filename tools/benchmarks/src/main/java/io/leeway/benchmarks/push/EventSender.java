package io.leeway.benchmarks.push;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/**
 * Sends events when they are due, whether those before were answered or not, and again until they are accepted, as a broker
 * does: after 0.2 s, then after twice as long each time, up to 5 s.
 */
final class EventSender {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final double LONGEST_SECONDS = 180;

    /** Events that are under way at most; what comes then is late, which is in the figures. */
    private static final int UNDER_WAY = 20_000;

    private static final int ACCEPTED = 202;
    private static final int TOO_MANY = 429;
    private static final int ITS_FAULT = 500;

    private final PushedStack stack;
    private final Semaphore room = new Semaphore(UNDER_WAY);
    private final ConcurrentLinkedQueue<Delivery> deliveries = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable String> failure = new AtomicReference<>();
    private final long begun = System.nanoTime();

    EventSender(PushedStack stack) {
        this.stack = stack;
    }

    /** Sends so many, and returns when each is accepted. */
    List<Delivery> send(long events, int aSecond) throws InterruptedException {
        EventHalves halves = new EventHalves();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long i = 0; i < events && failure.get() == null; i++) {
                double due = (double) i / aSecond;
                LockSupport.parkNanos((long) ((due - now()) * 1e9));
                room.acquire();
                EventHalf half = halves.next();
                threads.execute(() -> deliver(half, due));
            }
        }
        String failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException(failed);
        }
        return new ArrayList<>(deliveries);
    }

    /** Seconds since the first one was due. */
    double now() {
        return (System.nanoTime() - begun) / 1e9;
    }

    private void deliver(EventHalf half, double due) {
        Duration pause = FIRST_PAUSE;
        try {
            for (int tries = 1; failure.get() == null; tries++) {
                double sent = now();
                int status = status(half);
                double answered = now();
                if (status == ACCEPTED) {
                    deliveries.add(new Delivery(due, sent, answered, tries));
                    return;
                }
                boolean again = status == TOO_MANY || status >= ITS_FAULT;
                if (!again || answered - due > LONGEST_SECONDS) {
                    failure.set("Event " + half.id() + " was answered " + status + " in try " + tries);
                    return;
                }
                LockSupport.parkNanos(pause.toNanos());
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        } finally {
            room.release();
        }
    }

    private int status(EventHalf half) throws InterruptedException {
        try {
            return stack.event(half);
        } catch (IOException away) {
            return ITS_FAULT;
        }
    }
}
