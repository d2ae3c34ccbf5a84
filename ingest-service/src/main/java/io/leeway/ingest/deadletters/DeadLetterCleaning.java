package io.leeway.ingest.deadletters;

import java.time.Duration;
import java.time.Instant;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import io.leeway.support.persistence.Transactions;

/** Keeps the number of dead letters bounded. */
@ApplicationScoped
class DeadLetterCleaning {

    private static final Logger LOG = Logger.getLogger(DeadLetterCleaning.class);
    private static final Duration RESOLVED_KEPT = Duration.ofDays(30);
    private static final int MOST_KEPT = 100_000;
    private static final int AT_ONCE = 1_000;

    private final DeadLetterRepository letters;

    DeadLetterCleaning(DeadLetterRepository letters) {
        this.letters = letters;
    }

    @Scheduled(every = "10m", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void deleteOld() {
        try {
            deleteOld(Instant.now().minus(RESOLVED_KEPT), MOST_KEPT);
        } catch (RuntimeException exception) {
            LOG.warnf(exception, "event=dead-letters-stay");
        }
    }

    void deleteOld(Instant resolvedBefore, int kept) {
        long deleted = Transactions.inSteps(AT_ONCE, most -> letters.deleteResolved(resolvedBefore, most));
        long beyond = Transactions.inSteps(AT_ONCE, most -> letters.deleteBeyond(kept, most));
        if (deleted + beyond > 0) {
            LOG.warnf("event=dead-letters-deleted resolved=%d beyond=%d", deleted, beyond);
        }
    }
}
