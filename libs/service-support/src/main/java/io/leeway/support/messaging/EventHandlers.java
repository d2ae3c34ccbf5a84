package io.leeway.support.messaging;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.EventType;

/** What a service does with each kind of event that its queue brings. */
public final class EventHandlers {

    private final Map<EventType, Handler<?>> handlers = new EnumMap<>(EventType.class);
    private @Nullable Turns turns;

    /** Where it is kept which of a model's events are done, so that each is worked off after those before it. */
    public EventHandlers inTurn(Turns keptIn) {
        turns = keptIn;
        return this;
    }

    /** Adds the handler of one kind of event; it returns when its effect is durable. */
    public <T> EventHandlers on(EventType type, Class<T> data, Consumer<T> handler) {
        return onRevision(type, data, value -> {
            handler.accept(value);
            return 0;
        });
    }

    /** Likewise, for a handler that returns the revision of the drift report that it made, or that it dealt with. */
    public <T> EventHandlers onRevision(EventType type, Class<T> data, ToIntFunction<T> handler) {
        handlers.put(type, new Handler<>(data, handler));
        return this;
    }

    Optional<Turns> turns() {
        return Optional.ofNullable(turns);
    }

    Optional<Handler<?>> of(String cloudEventType) {
        return handlers.entrySet().stream()
                .filter(entry -> entry.getKey().cloudEventType().equals(cloudEventType))
                .<Handler<?>>map(Map.Entry::getValue)
                .findFirst();
    }

    record Handler<T>(Class<T> data, ToIntFunction<T> work) {}
}
