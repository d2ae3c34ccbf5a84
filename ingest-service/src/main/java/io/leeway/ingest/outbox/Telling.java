package io.leeway.ingest.outbox;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;

/**
 * An event that is to be told, and what it belongs to.
 *
 * @param type its kind, which says what services have to do with it before it is forgotten
 * @param event the event
 * @param model the model that it is about; absent where it is told after the model is gone
 * @param dataset the reference, batch or delivery of labels that it tells of, if it does
 * @param judged the subject under which it is judged in the end: model, slash, batch or window; absent where it is not
 */
public record Telling(
        EventType type,
        CloudEvent<?> event,
        @Nullable String model,
        @Nullable UUID dataset,
        @Nullable String judged) {

    /** Something about a model; forgotten when it is told. */
    public static Telling ofModel(EventType type, String model, CloudEvent<?> event) {
        return new Telling(type, event, model, null, null);
    }

    /** Something that belongs to no model any more; forgotten when it is told. */
    public static Telling ofNoModel(EventType type, CloudEvent<?> event) {
        return new Telling(type, event, null, null, null);
    }

    /** The same as part of a trace; absent where there is none. */
    public Telling within(@Nullable String trace) {
        return trace == null ? this : new Telling(type, event.within(trace), model, dataset, judged);
    }
}
