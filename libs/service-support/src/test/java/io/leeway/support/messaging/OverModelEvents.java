package io.leeway.support.messaging;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import com.rabbitmq.client.Channel;

import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.ModelDeleted;

/** Tests over one broker whose messages are events of models, told and handled by the model's name. */
abstract class OverModelEvents extends OverABroker {

    static final Duration SOON = Duration.ofSeconds(30);

    interface ForModel {
        void accept(String model);
    }

    static EventHandlers deleted(ForModel handler) {
        return new EventHandlers()
                .on(EventType.MODEL_DELETED, ModelDeleted.class, event -> handler.accept(event.model()));
    }

    List<String> tell(int messages) {
        List<String> models = new CopyOnWriteArrayList<>();
        for (int i = 0; i < messages; i++) {
            String model = "model-" + i + "-" + UUID.randomUUID();
            models.add(model);
            bus.publisher.publish(EventType.MODEL_DELETED, event(model));
        }
        return models;
    }

    static CloudEvent<ModelDeleted> event(String model) {
        Instant at = Instant.parse("2026-01-01T00:00:00Z");
        return CloudEvent.of("test", EventType.MODEL_DELETED, model, 1, at, new ModelDeleted(model, at));
    }

    /** What lies among the dead letters, which stays there. */
    List<Long> deadLetters() {
        try (Channel channel = bus.broker.open()) {
            long count = channel.messageCount(Topology.DEAD_LETTERS);
            return count == 0 ? List.of() : List.of(count);
        } catch (IOException | java.util.concurrent.TimeoutException exception) {
            throw new IllegalStateException(exception);
        }
    }
}
