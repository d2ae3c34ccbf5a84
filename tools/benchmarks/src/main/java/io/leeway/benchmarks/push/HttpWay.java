package io.leeway.benchmarks.push;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/** Over HTTP: as many requests at once as messages of a queue are in hand, each event one. */
final class HttpWay implements EventWay {

    private static final int AT_ONCE = 200;
    private static final int ACCEPTED = 202;

    private final PushedStack stack;
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<@Nullable String> failure = new AtomicReference<>();

    HttpWay(PushedStack stack) {
        this.stack = stack;
    }

    @Override
    public void send(EventHalf half) throws InterruptedException {
        room.acquire();
        requireNoFailure();
        threads.execute(() -> {
            try {
                int status = stack.event(half);
                if (status != ACCEPTED) {
                    failure.set("Event " + half.id() + " was answered " + status);
                }
            } catch (IOException away) {
                failure.set("Event " + half.id() + " was not answered: " + away);
            } catch (InterruptedException exception) {
                Thread.currentThread().interrupt();
            } finally {
                room.release();
            }
        });
    }

    @Override
    public void close() {
        threads.close();
        requireNoFailure();
    }

    private void requireNoFailure() {
        String failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException(failed);
        }
    }
}
