package io.leeway.risk.stream;

import java.util.concurrent.atomic.AtomicInteger;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.contracts.reports.BatchSummary;

/** Tells everyone who listens to this instance of every batch that was assessed, by whichever instance. */
@ApplicationScoped
class BatchStream {

    private final BroadcastProcessor<BatchSummary> batches = BroadcastProcessor.create();
    private final AtomicInteger listeners = new AtomicInteger();

    /** Tells of a batch; who listens too slowly gets the latest. */
    synchronized void tell(BatchSummary batch) {
        batches.onNext(batch);
    }

    /** What is told from now on. */
    Multi<BatchSummary> listen() {
        return batches.onOverflow()
                .dropPreviousItems()
                .onSubscription()
                .invoke(listeners::incrementAndGet)
                .onTermination()
                .invoke(listeners::decrementAndGet);
    }

    /** How many listen. */
    int listeners() {
        return listeners.get();
    }
}
