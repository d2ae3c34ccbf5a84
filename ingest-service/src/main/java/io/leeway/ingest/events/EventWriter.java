package io.leeway.ingest.events;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.support.persistence.Transactions;
import io.leeway.support.problem.ProblemException;

/**
 * Stores the events of many requests in one transaction: of the requests that wait, one stores for all, while the next
 * ones gather. So the more there are, the fewer commits there are per event.
 */
@ApplicationScoped
class EventWriter {

    /** Events in a transaction, so that none of them waits long for the others. */
    private static final int MOST = 1_000;

    private static final long LONGEST_WAIT_SECONDS = 10;

    private final EventRepository events;
    private final BlockingQueue<Waiting> queue;
    private final ReentrantLock turn = new ReentrantLock();

    EventWriter(EventRepository events, EventsConfig config) {
        this.events = events;
        queue = new ArrayBlockingQueue<>(config.queue());
    }

    private record Waiting(List<NewEvent> events, CompletableFuture<Void> stored) {}

    /**
     * Returns when the events are stored.
     *
     * @throws ProblemException 503 if too many wait, or they did not get their turn in time
     */
    void store(List<NewEvent> received) {
        Waiting waiting = new Waiting(received, new CompletableFuture<>());
        if (!queue.offer(waiting)) {
            throw EventProblems.busy();
        }
        try {
            while (!waiting.stored().isDone()) {
                if (!turn.tryLock(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                    throw EventProblems.busy();
                }
                try {
                    if (!waiting.stored().isDone()) {
                        storeNext();
                    }
                } finally {
                    turn.unlock();
                }
            }
            waiting.stored().join();
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw EventProblems.busy();
        } catch (CompletionException exception) {
            throw exception.getCause() instanceof RuntimeException cause ? cause : exception;
        }
    }

    private void storeNext() {
        List<Waiting> group = new ArrayList<>();
        List<NewEvent> together = new ArrayList<>();
        while (together.size() < MOST) {
            Waiting next = queue.poll();
            if (next == null) {
                break;
            }
            group.add(next);
            together.addAll(next.events());
        }
        try {
            Transactions.run(() -> events.insert(together));
            group.forEach(stored -> stored.stored().complete(null));
        } catch (RuntimeException exception) {
            group.forEach(failed -> failed.stored().completeExceptionally(exception));
        }
    }
}
