package io.leeway.support.messaging;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;

/** Keeps what is told, for tests without a broker. */
public final class RecordingPublisher extends EventPublisher {

    private final List<CloudEvent<?>> told = new CopyOnWriteArrayList<>();
    private volatile boolean away;

    @SuppressWarnings("NullAway") // Nothing is sent.
    public RecordingPublisher() {
        super(null, null, null, null, null);
    }

    @Override
    public <T> void publish(EventType type, CloudEvent<T> event) {
        if (away) {
            throw new OutageException("the broker is away", new IllegalStateException());
        }
        told.add(event);
    }

    public List<CloudEvent<?>> told() {
        return told;
    }

    public void setAway(boolean away) {
        this.away = away;
    }
}
