package io.leeway.ingest.datasets;

import java.time.Instant;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import io.leeway.support.persistence.Transactions;

/** Deletes rows that are older than they need to be; the ledger stays. */
@ApplicationScoped
class PayloadRetention {

    private static final Logger LOG = Logger.getLogger(PayloadRetention.class);

    private final PayloadBlockRepository payload;
    private final RetentionConfig config;

    PayloadRetention(PayloadBlockRepository payload, RetentionConfig config) {
        this.payload = payload;
        this.config = config;
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void deleteOld() {
        Instant before = Instant.now().minus(config.payload());
        long deleted = Transactions.run(() -> payload.deleteAcceptedBefore(before));
        if (deleted > 0) {
            LOG.infof("event=payload-deleted blocks=%d before=%s", deleted, before);
        }
    }
}
