package io.leeway.ingest.events;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.leeway.support.problem.ProblemException;

/**
 * Stores what many threads have in one transaction: of those that wait, one stores for all, while the next ones gather. So
 * the more there are, the fewer commits there are for each. Whoever has stored hands over to one of those that wait; the
 * others are woken only when theirs is stored.
 *
 * @param <T> what a thread has
 */
final class Gathering<T> {

    private static final long LONGEST_WAIT_SECONDS = 10;

    private final Consumer<List<T>> store;
    private final Weight<T> weight;
    private final long most;
    private final BlockingQueue<Waiting<T>> queue;
    private final AtomicBoolean isBusy = new AtomicBoolean();

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

    /**
     * One that waits.
     *
     * @param called true once it is stored or is to store for all; false once it waits no longer
     * @param stored done once it is stored, or with what that failed with
     */
    private record Waiting<T>(T item, CompletableFuture<Boolean> called, CompletableFuture<Void> stored) {

        private boolean hasGone() {
            return !called.getNow(true);
        }
    }

    /**
     * Returns when it is stored.
     *
     * @throws ProblemException 503 if too many wait, or it did not get its turn in time
     */
    void store(T item) {
        Waiting<T> waiting = new Waiting<>(item, new CompletableFuture<>(), new CompletableFuture<>());
        if (!queue.offer(waiting)) {
            throw EventProblems.busy();
        }
        boolean isFirst = isBusy.compareAndSet(false, true);
        if (!isFirst && !isCalled(waiting.called())) {
            throw EventProblems.busy();
        }
        if (!waiting.stored().isDone()) {
            storeForAll(waiting);
        }
        try {
            waiting.stored().join();
        } catch (CompletionException exception) {
            throw exception.getCause() instanceof RuntimeException cause ? cause : exception;
        }
    }

    /** How many wait for the one that stores. */
    int waiting() {
        return queue.size();
    }

    /** Waits for the call; if it does not come in time, it never does. */
    private static boolean isCalled(CompletableFuture<Boolean> called) {
        try {
            return called.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException exception) {
            return !called.complete(false);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            return !called.complete(false);
        } catch (ExecutionException exception) {
            throw new IllegalStateException("A call does not fail", exception);
        }
    }

    private void storeForAll(Waiting<T> own) {
        try {
            while (!own.stored().isDone()) {
                storeNext();
            }
        } finally {
            handOver();
        }
    }

    /** Has another one store, if any waits; whoever comes when none does begins by itself. */
    private void handOver() {
        do {
            for (Waiting<T> next = queue.peek(); next != null; next = queue.peek()) {
                if (next.called().complete(true)) {
                    return;
                }
                queue.remove();
            }
            isBusy.set(false);
        } while (!queue.isEmpty() && isBusy.compareAndSet(false, true));
    }

    private void storeNext() {
        List<Waiting<T>> group = new ArrayList<>();
        long together = 0;
        while (together < most) {
            Waiting<T> next = queue.poll();
            if (next == null) {
                break;
            }
            if (!next.hasGone()) {
                group.add(next);
                together += weight.of(next.item());
            }
        }
        try {
            store.accept(group.stream().map(Waiting::item).toList());
            group.forEach(one -> one.stored().complete(null));
        } catch (RuntimeException exception) {
            group.forEach(one -> one.stored().completeExceptionally(exception));
        }
        group.forEach(one -> one.called().complete(true));
    }
}
