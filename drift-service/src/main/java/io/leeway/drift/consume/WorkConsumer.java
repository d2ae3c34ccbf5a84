package io.leeway.drift.consume;

import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.ModelDeleted;
import io.leeway.contracts.events.ReferenceAccepted;
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
        this.handlers = new EventHandlers()
                .on(EventType.REFERENCE_ACCEPTED, ReferenceAccepted.class, handler::reference)
                .onRevision(EventType.BATCH_ACCEPTED, BatchAccepted.class, handler::batch)
                .on(EventType.MODEL_DELETED, ModelDeleted.class, handler::deleted);
    }

    @Incoming("work")
    CompletionStage<Void> consume(Message<byte[]> message) {
        return processor.process(WorkQueue.DRIFT, message, handlers);
    }
}
