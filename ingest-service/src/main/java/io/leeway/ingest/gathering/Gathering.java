package io.leeway.ingest.gathering;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.leeway.support.problem.ProblemException;

/**
 * Stores what many threads have in one transaction: of those that wait, the first stores for all, in the order in which they
 * came, while the next ones gather. So the more there are, the fewer commits there are for each.
 *
 * @param <T> what a thread has
 */
public final class Gathering<T> {

    private final Consumer<List<T>> store;
    private final Weight<T> weight;
    private final Bounds bounds;
    private final Supplier<ProblemException> busy;
    private final Deque<Waiting<T>> queue = new ArrayDeque<>();
    private boolean isStoring;

    /**
     * A gathering.
     *
     * @param store stores all in one transaction, and ends in any case
     * @param weight what one of them weighs
     * @param bounds how many and for how long
     * @param busy what those are told for whom there is no place, or not in time; nothing of theirs was stored
     */
    public Gathering(Consumer<List<T>> store, Weight<T> weight, Bounds bounds, Supplier<ProblemException> busy) {
        this.store = store;
        this.weight = weight;
        this.bounds = bounds;
        this.busy = busy;
    }

    /**
     * What a gathering takes.
     *
     * @param most how much is stored together, so that nobody waits long for the others; one more may go beyond
     * @param places how many may wait
     * @param longest how long one may wait until it begins to be stored
     */
    public record Bounds(long most, int places, Duration longest) {}

    /** Weighs what is to be stored. */
    @FunctionalInterface
    public interface Weight<T> {

        long of(T item);
    }

    /** What a waiting thread is called for. */
    private enum Call {
        /** To store what waits, its own first. */
        STORE,
        /** Its own is stored. */
        STORED
    }

    private static final class Waiting<T> {

        private final T item;
        private final CompletableFuture<Call> call = new CompletableFuture<>();

        private Waiting(T item) {
            this.item = item;
        }
    }

    /**
     * Returns when it is stored.
     *
     * @throws ProblemException 503 if too many wait, or it did not get its turn in time
     * @throws RuntimeException what storing failed with, for all that were stored together
     */
    public void store(T item) {
        Waiting<T> waiting = new Waiting<>(item);
        if (isFirst(waiting) || await(waiting) == Call.STORE) {
            storeNext();
        }
    }

    /** How many wait for the one that stores. */
    synchronized int waiting() {
        return queue.size();
    }

    private synchronized boolean isFirst(Waiting<T> waiting) {
        if (queue.size() >= bounds.places()) {
            throw busy.get();
        }
        queue.add(waiting);
        boolean first = !isStoring;
        isStoring = true;
        return first;
    }

    private Call await(Waiting<T> waiting) {
        try {
            return waiting.call.get(bounds.longest().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException exception) {
            throw failure(exception);
        } catch (TimeoutException exception) {
            return withdrawOrEnd(waiting);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            return withdrawOrEnd(waiting);
        }
    }

    /** What is being stored by then is waited for: its sender is to be told what became of it. */
    private Call withdrawOrEnd(Waiting<T> waiting) {
        if (withdraw(waiting)) {
            throw busy.get();
        }
        try {
            return waiting.call.join();
        } catch (CompletionException exception) {
            throw failure(exception);
        }
    }

    private synchronized boolean withdraw(Waiting<T> waiting) {
        boolean withdrawn = queue.remove(waiting);
        if (withdrawn && waiting.call.isDone()) {
            callNext();
        }
        return withdrawn;
    }

    private void storeNext() {
        List<Waiting<T>> group = next();
        try {
            store.accept(group.stream().map(waiting -> waiting.item).toList());
            end();
            group.forEach(stored -> stored.call.complete(Call.STORED));
        } catch (RuntimeException | Error failure) {
            end();
            group.forEach(failed -> failed.call.completeExceptionally(failure));
            throw failure;
        }
    }

    private synchronized List<Waiting<T>> next() {
        List<Waiting<T>> group = new ArrayList<>();
        long together = 0;
        while (together < bounds.most()) {
            Waiting<T> next = queue.poll();
            if (next == null) {
                break;
            }
            group.add(next);
            together += weight.of(next.item);
        }
        return group;
    }

    private synchronized void end() {
        callNext();
    }

    private void callNext() {
        Waiting<T> next = queue.peek();
        if (next == null) {
            isStoring = false;
        } else {
            next.call.complete(Call.STORE);
        }
    }

    private static RuntimeException failure(Exception of) {
        @Nullable Throwable cause = of.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(of);
    }
}
