package io.leeway.risk.stream;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.contracts.reports.BatchSummary;

/** Tells everyone who listens of every batch that was assessed. */
@ApplicationScoped
public class BatchStream {

    private final BroadcastProcessor<BatchSummary> batches = BroadcastProcessor.create();

    /** Tells of a batch; who listens too slowly gets the latest. */
    public synchronized void tell(BatchSummary batch) {
        batches.onNext(batch);
    }

    /** What is told from now on. */
    Multi<BatchSummary> listen() {
        return batches.onOverflow().dropPreviousItems();
    }
}
