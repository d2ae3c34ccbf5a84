package io.leeway.performance.reports;

import java.time.Duration;
import java.time.Instant;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import io.leeway.performance.predictions.RetentionConfig;
import io.leeway.support.history.DeletedModels;
import io.leeway.support.history.HistoryConfig;

/** Deletes reports that were kept long enough; none of a batch whose labels may still come. */
@ApplicationScoped
class Expiry {

    private static final Logger LOG = Logger.getLogger(Expiry.class);

    private final PerformanceReportRepository reports;
    private final DeletedModels models;
    private final Duration kept;

    Expiry(
            PerformanceReportRepository reports,
            DeletedModels models,
            HistoryConfig history,
            RetentionConfig predictions) {
        this.reports = reports;
        this.models = models;
        // Without the report, the next one of the same batch would begin with revision 1 again.
        this.kept = history.retention().compareTo(predictions.predictions()) < 0
                ? predictions.predictions()
                : history.retention();
    }

    @Scheduled(every = "6h", delayed = "20m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void deleteOld() {
        try {
            deleteAt(Instant.now());
        } catch (RuntimeException exception) {
            LOG.warnf(exception, "event=expired-stays");
        }
    }

    /** Deletes what is old at that time. */
    void deleteAt(Instant now) {
        long deleted = reports.deleteStoredBefore(now.minus(kept));
        models.deleteBefore(now.minus(kept));
        if (deleted > 0) {
            LOG.infof("event=expired reports=%d", deleted);
        }
    }
}
