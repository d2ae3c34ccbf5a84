package io.leeway.ingest.outbox;

import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.WorkDone;
import io.leeway.support.messaging.EventHandlers;
import io.leeway.support.messaging.Work;
import io.leeway.support.messaging.WorkQueue;
import io.leeway.support.persistence.Transactions;

/** Takes down what services say they are done with. */
@ApplicationScoped
class WorkHandler implements Work {

    private final Ledger ledger;

    WorkHandler(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public WorkQueue queue() {
        return WorkQueue.INGEST;
    }

    @Override
    public EventHandlers handlers() {
        return new EventHandlers().on(EventType.WORK_DONE, WorkDone.class, this::done);
    }

    private void done(WorkDone work) {
        boolean more;
        do {
            more = Transactions.run(() -> ledger.done(work));
        } while (more);
    }
}
