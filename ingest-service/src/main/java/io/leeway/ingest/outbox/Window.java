package io.leeway.ingest.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/**
 * Events that were sent one after the other without waiting for the broker in between. Each is confirmed or fails by
 * itself; one that has done neither when the wait ends counts as not told.
 */
final class Window {

    private record Sent(OutboxEntity event, CompletableFuture<Void> confirmation) {}

    private final List<Sent> sent;

    private Window(List<Sent> sent) {
        this.sent = sent;
    }

    /** Sends the events in their order. */
    static Window of(List<OutboxEntity> events, Function<OutboxEntity, Uni<Void>> send) {
        List<Sent> sent = new ArrayList<>();
        for (OutboxEntity event : events) {
            sent.add(new Sent(event, send.apply(event).subscribeAsCompletionStage()));
        }
        return new Window(sent);
    }

    /**
     * Waits until each event is confirmed or has failed.
     *
     * @param longest how long at most
     * @param look how long at most between two questions whether to wait on
     * @param waitOn whether to wait on
     */
    void await(Duration longest, Duration look, BooleanSupplier waitOn) throws InterruptedException {
        CompletableFuture<?> all =
                CompletableFuture.allOf(sent.stream().map(Sent::confirmation).toArray(CompletableFuture[]::new));
        long end = System.nanoTime() + longest.toNanos();
        for (long left = longest.toNanos(); left > 0 && !all.isDone(); left = end - System.nanoTime()) {
            try {
                all.get(Math.min(left, look.toNanos()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException exception) {
                if (!waitOn.getAsBoolean()) {
                    return;
                }
            } catch (ExecutionException exception) {
                return; // All have ended, and failure() says why one did so.
            }
        }
    }

    /** Those that the broker has confirmed by now. */
    List<OutboxEntity> told() {
        return sent.stream()
                .filter(one -> one.confirmation().state() == CompletableFuture.State.SUCCESS)
                .map(Sent::event)
                .toList();
    }

    /** Why the first that failed did so; absent where none has failed by now. */
    @Nullable
    Throwable failure() {
        return sent.stream()
                .map(Sent::confirmation)
                .filter(CompletableFuture::isCompletedExceptionally)
                .map(CompletableFuture::exceptionNow)
                .findFirst()
                .orElse(null);
    }
}
