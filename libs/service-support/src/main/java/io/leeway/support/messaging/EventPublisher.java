package io.leeway.support.messaging;

import java.time.Duration;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.rabbitmq.OutgoingRabbitMQMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

import io.leeway.contracts.ContractJson;
import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;

/** Tells other services a fact; every message is durable, and sent only when the broker has confirmed it. */
@ApplicationScoped
public class EventPublisher {

    private static final Duration CONFIRM_TIMEOUT = Duration.ofSeconds(30);
    private static final int PERSISTENT = 2;
    static final String ANEW = "leeway-anew";

    private final MutinyEmitter<byte[]> events;
    private final MutinyEmitter<byte[]> retries;

    EventPublisher(
            @Channel("events") @OnOverflow(OnOverflow.Strategy.BUFFER) MutinyEmitter<byte[]> events,
            @Channel("retries") @OnOverflow(OnOverflow.Strategy.BUFFER) MutinyEmitter<byte[]> retries) {
        this.events = events;
        this.retries = retries;
    }

    /** Publishes and waits for the broker's confirmation. */
    public <T> void publish(EventType type, CloudEvent<T> event) {
        send(type.routingKey(), event.id(), encode(event)).await().atMost(CONFIRM_TIMEOUT);
    }

    /**
     * Publishes an event that is already encoded, such as one from an outbox.
     *
     * @return completes when the broker has confirmed it
     */
    public Uni<Void> send(String routingKey, String id, byte[] event) {
        OutgoingRabbitMQMetadata metadata = OutgoingRabbitMQMetadata.builder()
                .withRoutingKey(routingKey)
                .withMessageId(id)
                .withContentType(CloudEvent.MEDIA_TYPE)
                .withDeliveryMode(PERSISTENT)
                .build();
        return events.sendMessage(Message.of(event, Metadata.of(metadata)));
    }

    /**
     * Gives one queue an event again, after the usual pause of a retry.
     *
     * @param anew whether it is to be worked off even if it was before, so that what follows from it is told again
     * @return completes when the broker has confirmed it
     */
    public Uni<Void> again(WorkQueue queue, String id, byte[] event, boolean anew) {
        OutgoingRabbitMQMetadata metadata = OutgoingRabbitMQMetadata.builder()
                .withRoutingKey(queue.queue())
                .withMessageId(id)
                .withContentType(CloudEvent.MEDIA_TYPE)
                .withDeliveryMode(PERSISTENT)
                .withHeader(ANEW, anew)
                .build();
        return retries.sendMessage(Message.of(event, Metadata.of(metadata)));
    }

    /** The event as it crosses the wire. */
    public static byte[] encode(CloudEvent<?> event) {
        try {
            return ContractJson.mapper().writeValueAsBytes(event);
        } catch (JsonProcessingException exception) {
            throw new IllegalArgumentException("event " + event.id() + " cannot be written as JSON", exception);
        }
    }
}
