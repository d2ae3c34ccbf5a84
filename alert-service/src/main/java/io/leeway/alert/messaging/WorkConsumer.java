package io.leeway.alert.messaging;

import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import io.leeway.support.messaging.EventHandlers;
import io.leeway.support.messaging.EventProcessor;
import io.leeway.support.messaging.WorkQueue;

/** Takes what reaches the service's queue to its handler. */
@ApplicationScoped
class WorkConsumer {

    private final EventProcessor processor;
    private final EventHandlers handlers;

    WorkConsumer(EventProcessor processor, WorkHandler handler) {
        this.processor = processor;
        this.handlers = handler.handlers();
    }

    @Incoming("work")
    CompletionStage<Void> consume(Message<byte[]> message) {
        return processor.process(WorkQueue.ALERT, message, handlers);
    }
}
