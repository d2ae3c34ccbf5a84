package io.leeway.alert.messaging;

import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.IntakeRefused;
import io.leeway.contracts.events.ModelDeleted;
import io.leeway.contracts.events.PipelineChanged;
import io.leeway.contracts.events.RiskAssessed;
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
                .onRevision(EventType.RISK_ASSESSED, RiskAssessed.class, handler::assessed)
                .on(EventType.INTAKE_REFUSED, IntakeRefused.class, handler::refused)
                .on(EventType.PIPELINE_CHANGED, PipelineChanged.class, handler::changed)
                .on(EventType.MODEL_DELETED, ModelDeleted.class, handler::deleted);
    }

    @Incoming("work")
    CompletionStage<Void> consume(Message<byte[]> message) {
        return processor.process(WorkQueue.ALERT, message, handlers);
    }
}
