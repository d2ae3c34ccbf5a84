package io.leeway.ingest.datasets;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import io.leeway.support.persistence.Transactions;

/**
 * Deletes rows that are older than they need to be, and long after them the ledger's lines. What some service is not done
 * with keeps its rows, however old they are, and so do the references that can be put back or that a waiting batch is
 * compared with.
 */
@ApplicationScoped
class PayloadRetention {

    private static final Logger LOG = Logger.getLogger(PayloadRetention.class);
    private static final int MOST = 100;
    private static final int MOST_LINES = 1_000;

    private final DatasetRepository datasets;
    private final PayloadBlockRepository payload;
    private final RetentionConfig config;

    PayloadRetention(DatasetRepository datasets, PayloadBlockRepository payload, RetentionConfig config) {
        this.datasets = datasets;
        this.payload = payload;
        this.config = config;
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void deleteOld() {
        try {
            deleteBefore(Instant.now().minus(config.payload()));
            deleteLinesBefore(Instant.now().minus(config.ledger()));
        } catch (RuntimeException exception) {
            LOG.warnf(exception, "event=payload-stays");
        }
    }

    /** One data set's rows in a transaction, so that none takes long. */
    long deleteBefore(Instant moment) {
        long deleted = 0;
        List<UUID> found;
        do {
            found = Transactions.run(() -> datasets.withRowsToDelete(moment, config.references(), MOST));
            for (UUID dataset : found) {
                deleted += Transactions.run(() -> delete(dataset));
            }
        } while (found.size() == MOST);
        if (deleted > 0) {
            LOG.infof("event=payload-deleted blocks=%d before=%s", deleted, moment);
        }
        return deleted;
    }

    /** Some lines in a transaction, so that none takes long. */
    long deleteLinesBefore(Instant moment) {
        long all = Transactions.inSteps(MOST_LINES, most -> datasets.deleteLines(moment, most));
        if (all > 0) {
            LOG.infof("event=ledger-lines-deleted lines=%d before=%s", all, moment);
        }
        return all;
    }

    private Uni<Long> delete(UUID dataset) {
        return datasets.update("rowsDeletedAt = ?1 where id = ?2", Instant.now(), dataset)
                .chain(() -> payload.delete(dataset));
    }
}
