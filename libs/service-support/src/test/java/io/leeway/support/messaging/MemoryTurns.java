package io.leeway.support.messaging;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.leeway.contracts.events.Turn;

/** Turns that several instances in one process share. */
final class MemoryTurns implements Turns {

    private final Map<String, Turn> done = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();

    @Override
    public Turn done(String model) {
        asked.incrementAndGet();
        return done.getOrDefault(model, Turn.NONE);
    }

    @Override
    public void done(String model, Turn turn) {
        done.merge(model, turn, (one, other) -> one.compareTo(other) < 0 ? other : one);
    }

    /** How often somebody has looked. */
    int asked() {
        return asked.get();
    }
}
