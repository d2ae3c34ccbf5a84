package io.leeway.support.stream;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import io.leeway.support.problem.ProblemException;

/**
 * Tells everyone who listens to this instance what happens, as server-sent events, and counts who listens; a comment now
 * and then keeps a connection open. A stream has no end of its own, so that a service that stops has to {@link #close} it:
 * it would wait for the stream as for any other request.
 *
 * @param <T> what it tells of
 */
public final class LiveStream<T> {

    /** How many listen at most; each costs a connection and a buffer. */
    public static final int MOST = 1_000;

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final BroadcastProcessor<T> told = BroadcastProcessor.create();
    private final AtomicInteger listeners = new AtomicInteger();
    private final String full;
    private volatile boolean closed;

    /**
     * A stream that nobody listens to yet.
     *
     * @param full what is answered who would listen when {@link #MOST} do: what is wrong, and what to do
     */
    public LiveStream(String full) {
        this.full = full;
    }

    /** Tells of one thing; who listens too slowly gets the latest. */
    public synchronized void tell(T thing) {
        told.onNext(thing);
    }

    /** Ends the streams of all who listen, who connect again to an instance that stays; nobody can listen any more. */
    public synchronized void close() {
        closed = true;
        told.onComplete();
    }

    /** How many listen. */
    public int listeners() {
        return listeners.get();
    }

    /**
     * What is told from now on.
     *
     * @param wanted what this listener wants to hear of
     * @param event how it is told
     * @throws ProblemException 503 if {@link #MOST} listen already, or the stream is closed
     */
    public Multi<OutboundSseEvent> listen(Sse sse, Predicate<T> wanted, Function<T, OutboundSseEvent> event) {
        if (closed) {
            throw ProblemException.of(
                    503, "stopping", "Stopping", "This instance is about to stop. Connect again, to another one.");
        }
        if (listeners() >= MOST) {
            throw ProblemException.of(503, "too-many-streams", "Too many streams", full);
        }
        // Comments come for ever, so that the end of what is told is told along with it: as nothing.
        Multi<Optional<OutboundSseEvent>> events = told.onOverflow()
                .dropPreviousItems()
                .onSubscription()
                .invoke(listeners::incrementAndGet)
                .onTermination()
                .invoke(listeners::decrementAndGet)
                .filter(wanted)
                .map(thing -> Optional.of(event.apply(thing)))
                .onCompletion()
                .continueWith(Optional.<OutboundSseEvent>empty());
        Multi<Optional<OutboundSseEvent>> heartbeats = Multi.createFrom()
                .ticks()
                .every(HEARTBEAT)
                .onOverflow()
                .drop()
                .map(tick ->
                        Optional.of(sse.newEventBuilder().comment("still here").build()));
        return Multi.createBy()
                .merging()
                .streams(events, heartbeats)
                .select()
                .first(Optional::isPresent)
                .map(Optional::get);
    }
}
