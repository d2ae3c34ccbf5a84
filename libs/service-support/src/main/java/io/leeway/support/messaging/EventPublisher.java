package io.leeway.support.messaging;

import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

import io.leeway.contracts.ContractJson;
import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;
import io.leeway.support.tracing.Traces;

/**
 * Tells other services a fact; every message is durable, and sent only when the broker has confirmed it and a queue has
 * taken it. Facts about alerts need no listener, so it is no fault when no queue takes them.
 */
@ApplicationScoped
public class EventPublisher {

    /** Has an event worked off even if it was before. */
    static final String ANEW = "leeway-anew";

    private static final Set<String> FOR_WHOEVER_LISTENS = Set.of(
            EventType.ALERT_FIRED.routingKey(),
            EventType.ALERT_ACKNOWLEDGED.routingKey(),
            EventType.ALERT_RESOLVED.routingKey());

    private final MessagingConfig config;
    private final MutinyEmitter<byte[]> events;
    private final MutinyEmitter<byte[]> announcements;
    private final MutinyEmitter<byte[]> retries;
    private final Traces traces;
    private final CompletedEvents told = new CompletedEvents();

    EventPublisher(
            MessagingConfig config,
            @Channel("events") @OnOverflow(OnOverflow.Strategy.BUFFER) MutinyEmitter<byte[]> events,
            @Channel("announcements") @OnOverflow(OnOverflow.Strategy.BUFFER) MutinyEmitter<byte[]> announcements,
            @Channel("retries") @OnOverflow(OnOverflow.Strategy.BUFFER) MutinyEmitter<byte[]> retries,
            Traces traces) {
        this.config = config;
        this.events = events;
        this.announcements = announcements;
        this.retries = retries;
        this.traces = traces;
    }

    /**
     * Publishes and waits for the broker's confirmation.
     *
     * @throws RuntimeException if it does not come in time; the event may have been sent all the same
     */
    public <T> void publish(EventType type, CloudEvent<T> event) {
        traces.during(() -> BusSteps.send(type, event), () -> {
            Map<String, Object> headers = Anew.holds() ? Map.of(ANEW, true) : Map.of();
            return way(type.routingKey())
                    .sendMessage(message(type.routingKey(), event.id(), encode(event), headers))
                    .await()
                    .atMost(config.confirmTimeout().multipliedBy(2));
        });
    }

    /**
     * Publishes, unless this process has published the same event not long ago; while an event is worked off anew, it
     * does so all the same.
     *
     * @return whether it was published now
     * @throws RuntimeException if the confirmation does not come in time; the event may have been sent all the same
     */
    public <T> boolean publishOnce(EventType type, CloudEvent<T> event) {
        if (!Anew.holds() && told.revision(type.routingKey(), event.id()).isPresent()) {
            return false;
        }
        publish(type, event);
        told.add(type.routingKey(), event.id(), 0);
        return true;
    }

    /**
     * Publishes an event that is already encoded, such as one from an outbox.
     *
     * @return completes when the broker has confirmed it, at the latest after the configured time-out
     */
    public Uni<Void> send(String routingKey, String id, byte[] event) {
        return traces.during(
                () -> BusSteps.send(Topology.EVENTS, routingKey, event),
                way(routingKey).sendMessage(message(routingKey, id, event, Map.of())));
    }

    /**
     * Gives one queue an event again, after the usual pause of a retry.
     *
     * @param anew whether it is to be worked off even if it was before, so that what follows from it is told again
     * @return completes when the broker has confirmed it, at the latest after the configured time-out
     */
    public Uni<Void> again(WorkQueue queue, String id, byte[] event, boolean anew) {
        return traces.during(
                () -> BusSteps.send(Topology.RETRY, queue.queue(), event),
                retries.sendMessage(message(queue.queue(), id, event, Map.of(ANEW, anew))));
    }

    private MutinyEmitter<byte[]> way(String routingKey) {
        return FOR_WHOEVER_LISTENS.contains(routingKey) ? announcements : events;
    }

    private static Message<byte[]> message(String routingKey, String id, byte[] event, Map<String, Object> headers) {
        return Message.of(event, Metadata.of(OutgoingMessage.event(routingKey, id, headers)));
    }

    /** The event as it crosses the wire, as part of its trace, or else of that of what is done at the moment. */
    public static byte[] encode(CloudEvent<?> event) {
        try {
            return ContractJson.mapper()
                    .writeValueAsBytes(event.traceparent() == null ? event.within(Traces.current()) : event);
        } catch (JsonProcessingException exception) {
            throw new IllegalArgumentException("event " + event.id() + " cannot be written as JSON", exception);
        }
    }
}
