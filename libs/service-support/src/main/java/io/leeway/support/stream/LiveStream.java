package io.leeway.support.stream;

import java.time.Duration;
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
 * and then keeps a connection open.
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

    /** How many listen. */
    public int listeners() {
        return listeners.get();
    }

    /**
     * What is told from now on.
     *
     * @param wanted what this listener wants to hear of
     * @param event how it is told
     * @throws ProblemException 503 if {@link #MOST} listen already
     */
    public Multi<OutboundSseEvent> listen(Sse sse, Predicate<T> wanted, Function<T, OutboundSseEvent> event) {
        if (listeners() >= MOST) {
            throw ProblemException.of(503, "too-many-streams", "Too many streams", full);
        }
        Multi<OutboundSseEvent> events = told.onOverflow()
                .dropPreviousItems()
                .onSubscription()
                .invoke(listeners::incrementAndGet)
                .onTermination()
                .invoke(listeners::decrementAndGet)
                .filter(wanted)
                .map(event);
        Multi<OutboundSseEvent> heartbeats = Multi.createFrom()
                .ticks()
                .every(HEARTBEAT)
                .onOverflow()
                .drop()
                .map(tick -> sse.newEventBuilder().comment("still here").build());
        return Multi.createBy().merging().streams(events, heartbeats);
    }
}
