package io.leeway.support.messaging;

import java.util.Arrays;
import java.util.Optional;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanKind;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;
import io.leeway.support.tracing.Step;

/** What is done with messages, in the words of OpenTelemetry's conventions for messaging with RabbitMQ. */
final class BusSteps {

    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("messaging.operation.name");
    private static final AttributeKey<String> OPERATION_TYPE = AttributeKey.stringKey("messaging.operation.type");
    private static final AttributeKey<String> DESTINATION = AttributeKey.stringKey("messaging.destination.name");
    private static final AttributeKey<String> ROUTING_KEY =
            AttributeKey.stringKey("messaging.rabbitmq.destination.routing_key");
    private static final AttributeKey<String> MESSAGE = AttributeKey.stringKey("messaging.message.id");
    private static final AttributeKey<Long> SIZE = AttributeKey.longKey("messaging.message.body.size");

    private static final String SEND = "send";
    private static final String PROCESS = "process";

    private BusSteps() {}

    /** An event is told as part of what is done at the moment. */
    static Step send(EventType type, CloudEvent<?> event) {
        String destination = Topology.EVENTS + ':' + type.routingKey();
        Attributes attributes =
                described(Step.about(event.subject()).put(MESSAGE, event.id()), SEND, destination, type.routingKey());
        return new Step(SEND + ' ' + destination, SpanKind.PRODUCER, null, attributes);
    }

    /** An event that was written before is sent, as part of what it was written in. */
    static Step send(String exchange, String routingKey, byte[] event) {
        Optional<Envelope> envelope = Envelope.readIfOne(event);
        String destination = exchange + ':' + routingKey;
        return new Step(
                SEND + ' ' + destination,
                SpanKind.PRODUCER,
                parent(envelope),
                described(about(envelope, event), SEND, destination, routingKey));
    }

    /** A message is worked off, as part of what it was told in. */
    static Step process(WorkQueue queue, byte[] event) {
        Optional<Envelope> envelope = Envelope.readIfOne(event);
        // Whoever sends what is no event of Leeway has no say in what the step is called.
        String routingKey = envelope.flatMap(BusSteps::routingKey).orElse("unknown");
        String destination = Topology.EVENTS + ':' + routingKey + ':' + queue.queue();
        return new Step(
                PROCESS + ' ' + destination,
                SpanKind.CONSUMER,
                parent(envelope),
                described(about(envelope, event), PROCESS, destination, routingKey));
    }

    private static @Nullable String parent(Optional<Envelope> envelope) {
        return envelope.flatMap(Envelope::traceparent).orElse(null);
    }

    private static Optional<String> routingKey(Envelope envelope) {
        return Arrays.stream(EventType.values())
                .filter(type -> type.cloudEventType().equals(envelope.type()))
                .map(EventType::routingKey)
                .findFirst();
    }

    private static AttributesBuilder about(Optional<Envelope> envelope, byte[] event) {
        return envelope.map(read -> Step.about(read.subject()).put(MESSAGE, read.id()))
                .orElseGet(Attributes::builder)
                .put(SIZE, (long) event.length);
    }

    private static Attributes described(
            AttributesBuilder about, String operation, String destination, String routingKey) {
        return about.put(SYSTEM, "rabbitmq")
                .put(OPERATION, operation)
                .put(OPERATION_TYPE, operation)
                .put(DESTINATION, destination)
                .put(ROUTING_KEY, routingKey)
                .build();
    }
}
