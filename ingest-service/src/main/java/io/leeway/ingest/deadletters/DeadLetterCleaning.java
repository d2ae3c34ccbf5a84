package io.leeway.ingest.deadletters;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
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
        long deleted = repeat(() -> letters.deleteResolved(resolvedBefore, AT_ONCE));
        long beyond = repeat(() -> letters.deleteBeyond(kept, AT_ONCE));
        if (deleted + beyond > 0) {
            LOG.warnf("event=dead-letters-deleted resolved=%d beyond=%d", deleted, beyond);
        }
    }

    private static long repeat(Supplier<Uni<Integer>> some) {
        long all = 0;
        int deleted;
        do {
            deleted = Transactions.run(some);
            all += deleted;
        } while (deleted == AT_ONCE);
        return all;
    }
}
