package io.leeway.ingest.outbox;

import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.WorkDone;
import io.leeway.support.messaging.EventHandlers;
import io.leeway.support.messaging.EventProcessor;
import io.leeway.support.messaging.WorkQueue;
import io.leeway.support.persistence.Transactions;

/** Takes from the queue what services say they are done with. */
@ApplicationScoped
class WorkConsumer {

    private final EventProcessor processor;
    private final EventHandlers handlers;

    WorkConsumer(EventProcessor processor, Ledger ledger) {
        this.processor = processor;
        this.handlers = new EventHandlers().on(EventType.WORK_DONE, WorkDone.class, work -> {
            boolean more;
            do {
                more = Transactions.run(() -> ledger.done(work));
            } while (more);
        });
    }

    @Incoming("work")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    CompletionStage<Void> work(Message<byte[]> message) {
        return processor.process(WorkQueue.INGEST, message, handlers);
    }
}
