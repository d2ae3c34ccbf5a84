package io.leeway.support.history;

import java.time.Instant;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import org.jboss.logging.Logger;

/** Has everything deleted that was kept long enough. */
@ApplicationScoped
public class Expiry {

    private static final Logger LOG = Logger.getLogger(Expiry.class);

    private final Instance<Expiring> all;

    Expiry(@Any Instance<Expiring> all) {
        this.all = all;
    }

    @Scheduled(every = "6h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void deleteOld() {
        deleteAt(all, Instant.now());
    }

    /** Asks each; what fails holds up no other, and is tried again the next time. */
    static void deleteAt(Iterable<Expiring> all, Instant now) {
        for (Expiring expiring : all) {
            try {
                expiring.deleteAt(now);
            } catch (RuntimeException exception) {
                LOG.warnf(exception, "event=expired-stays");
            }
        }
    }
}
