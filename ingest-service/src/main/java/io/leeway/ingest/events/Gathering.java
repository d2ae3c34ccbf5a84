package io.leeway.ingest.events;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import io.leeway.support.problem.ProblemException;

/**
 * Stores what many threads have in one transaction: of those that wait, one stores for all, while the next ones gather. So
 * the more there are, the fewer commits there are for each.
 *
 * @param <T> what a thread has
 */
final class Gathering<T> {

    private static final long LONGEST_WAIT_SECONDS = 10;

    private final Consumer<List<T>> store;
    private final Weight<T> weight;
    private final long most;
    private final BlockingQueue<Waiting<T>> queue;
    private final ReentrantLock turn = new ReentrantLock();

    /**
     * A gathering.
     *
     * @param store stores all in one transaction
     * @param weight what one of them weighs
     * @param most how much is stored together, so that nobody waits long for the others; one more may go beyond
     * @param places how many may wait
     */
    Gathering(Consumer<List<T>> store, Weight<T> weight, long most, int places) {
        this.store = store;
        this.weight = weight;
        this.most = most;
        this.queue = new ArrayBlockingQueue<>(places);
    }

    /** Weighs what is to be stored. */
    interface Weight<T> {
        long of(T item);
    }

    private record Waiting<T>(T item, CompletableFuture<Void> stored) {}

    /**
     * Returns when it is stored.
     *
     * @throws ProblemException 503 if too many wait, or it did not get its turn in time
     */
    void store(T item) {
        Waiting<T> waiting = new Waiting<>(item, new CompletableFuture<>());
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

    /** How many wait for the one that stores. */
    int waiting() {
        return queue.size();
    }

    private void storeNext() {
        List<Waiting<T>> group = new ArrayList<>();
        long together = 0;
        while (together < most) {
            Waiting<T> next = queue.poll();
            if (next == null) {
                break;
            }
            group.add(next);
            together += weight.of(next.item());
        }
        try {
            store.accept(group.stream().map(Waiting::item).toList());
            group.forEach(stored -> stored.stored().complete(null));
        } catch (RuntimeException exception) {
            group.forEach(failed -> failed.stored().completeExceptionally(exception));
        }
    }
}
