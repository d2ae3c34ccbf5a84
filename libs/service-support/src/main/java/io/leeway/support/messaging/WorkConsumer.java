package io.leeway.support.messaging;

import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Takes what reaches the service's queue to its handlers. */
@ApplicationScoped
class WorkConsumer {

    private final EventProcessor processor;
    private final WorkQueue queue;
    private final EventHandlers handlers;

    WorkConsumer(EventProcessor processor, Work work) {
        this.processor = processor;
        this.queue = work.queue();
        this.handlers = work.handlers();
    }

    @Incoming("work")
    CompletionStage<Void> consume(Message<byte[]> message) {
        return processor.process(queue, message, handlers);
    }
}
