package io.leeway.support.messaging;

import java.io.IOException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.rabbitmq.IncomingRabbitMQMetadata;
import io.smallrye.reactive.messaging.rabbitmq.OutgoingRabbitMQMetadata;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

import io.leeway.contracts.ContractJson;
import io.leeway.contracts.events.CloudEvent;

/**
 * Works off a queue: a message is acknowledged only after its handler returned, tried again after a pause when it
 * failed, and dead-lettered with the reason when it can never succeed or failed too often.
 *
 * <p>Handlers run on virtual threads, one message of a queue at a time, in order.
 */
@ApplicationScoped
public class EventProcessor {

    private static final Logger LOG = Logger.getLogger(EventProcessor.class);
    private static final String ATTEMPT = "leeway-attempt";
    private static final String REASON = "leeway-reason";
    private static final String QUEUE = "leeway-queue";
    private static final int PERSISTENT = 2;

    private final MessagingConfig config;
    private final MutinyEmitter<byte[]> retries;
    private final MutinyEmitter<byte[]> deadLetters;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    EventProcessor(
            MessagingConfig config,
            @Channel("retries") @OnOverflow(OnOverflow.Strategy.BUFFER) MutinyEmitter<byte[]> retries,
            @Channel("dead-letters") @OnOverflow(OnOverflow.Strategy.BUFFER) MutinyEmitter<byte[]> deadLetters) {
        this.config = config;
        this.retries = retries;
        this.deadLetters = deadLetters;
    }

    /**
     * Processes one message.
     *
     * @return completes when the message is acknowledged, whatever became of it
     */
    public CompletionStage<Void> process(WorkQueue queue, Message<byte[]> message, EventHandlers handlers) {
        return Uni.createFrom()
                .voidItem()
                .emitOn(threads)
                .invoke(() -> handle(message.getPayload(), handlers))
                .onFailure()
                .recoverWithUni(failure -> redirect(queue, message, failure))
                .onItemOrFailure()
                .transformToUni((nothing, failure) ->
                        Uni.createFrom().completionStage(failure == null ? message.ack() : message.nack(failure)))
                .subscribeAsCompletionStage();
    }

    @PreDestroy
    void stop() {
        threads.shutdown();
    }

    private static void handle(byte[] payload, EventHandlers handlers) {
        JsonNode envelope;
        try {
            envelope = ContractJson.mapper().readTree(payload);
        } catch (IOException exception) {
            throw new UnprocessableEventException("the message is not JSON", exception);
        }
        String type = envelope.path("type").asText();
        EventHandlers.Handler<?> handler = handlers.of(type)
                .orElseThrow(() -> new UnprocessableEventException("no handler for events of type '" + type + "'"));
        deliver(envelope.path("data"), handler);
    }

    private static <T> void deliver(JsonNode data, EventHandlers.Handler<T> handler) {
        T value;
        try {
            value = ContractJson.mapper().treeToValue(data, handler.data());
        } catch (IOException | IllegalArgumentException exception) {
            throw new UnprocessableEventException(
                    "the data is no " + handler.data().getSimpleName(), exception);
        }
        if (value == null) {
            throw new UnprocessableEventException("the event has no data");
        }
        handler.work().applyAsInt(value);
    }

    private Uni<Void> redirect(WorkQueue queue, Message<byte[]> message, Throwable failure) {
        int attempt = attempt(message);
        boolean hopeless = failure instanceof UnprocessableEventException || attempt >= config.maximumAttempts();
        String reason = failure instanceof UnprocessableEventException
                ? String.valueOf(failure.getMessage())
                : failure.getClass().getSimpleName();
        if (hopeless) {
            LOG.errorf(
                    failure, "event=dead-lettered queue=%s attempt=%d reason=\"%s\"", queue.queue(), attempt, reason);
        } else if (attempt == 1) {
            LOG.warnf(failure, "event=will-retry queue=%s attempt=%d", queue.queue(), attempt);
        } else {
            LOG.warnf("event=will-retry queue=%s attempt=%d reason=%s", queue.queue(), attempt, reason);
        }
        OutgoingRabbitMQMetadata metadata = OutgoingRabbitMQMetadata.builder()
                .withRoutingKey(queue.queue())
                .withContentType(CloudEvent.MEDIA_TYPE)
                .withDeliveryMode(PERSISTENT)
                .withHeader(ATTEMPT, hopeless ? 1 : attempt + 1)
                .withHeader(REASON, reason)
                .withHeader(QUEUE, queue.queue())
                .build();
        Message<byte[]> copy = Message.of(message.getPayload(), Metadata.of(metadata));
        return hopeless ? deadLetters.sendMessage(copy) : retries.sendMessage(copy);
    }

    private static int attempt(Message<?> message) {
        return message.getMetadata(IncomingRabbitMQMetadata.class)
                .flatMap(metadata -> metadata.getHeader(ATTEMPT, Integer.class))
                .orElse(1);
    }
}
