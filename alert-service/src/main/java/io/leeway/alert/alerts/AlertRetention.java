package io.leeway.alert.alerts;

import java.time.Instant;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Deletes old alerts from time to time; see {@link OldAlertRepository}. */
@ApplicationScoped
class AlertRetention {

    private static final Logger LOG = Logger.getLogger(AlertRetention.class);

    private final OldAlertRepository old;
    private final AlertRetentionConfig config;

    AlertRetention(OldAlertRepository old, AlertRetentionConfig config) {
        this.old = old;
        this.config = config;
    }

    @Scheduled(every = "6h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void deleteOld() {
        try {
            old.deleteBefore(Instant.now().minus(config.retention()));
        } catch (RuntimeException exception) {
            LOG.warnf(exception, "event=old-alerts-stay");
        }
    }
}
