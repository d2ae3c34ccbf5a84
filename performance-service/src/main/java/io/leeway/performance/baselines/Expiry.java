package io.leeway.performance.baselines;

import java.time.Instant;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import io.leeway.performance.predictions.RetentionConfig;

/** Deletes baselines that no prediction can be held against any more. */
@ApplicationScoped
class Expiry {

    private static final Logger LOG = Logger.getLogger(Expiry.class);

    private final BaselineService baselines;
    private final RetentionConfig config;

    Expiry(BaselineService baselines, RetentionConfig config) {
        this.baselines = baselines;
        this.config = config;
    }

    @Scheduled(every = "6h", delayed = "15m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void deleteOld() {
        try {
            long deleted = baselines.deleteUnusedSince(Instant.now().minus(config.predictions()));
            if (deleted > 0) {
                LOG.infof("event=expired baselines=%d", deleted);
            }
        } catch (RuntimeException exception) {
            LOG.warnf(exception, "event=expired-stays");
        }
    }
}
