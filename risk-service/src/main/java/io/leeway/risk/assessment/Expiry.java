package io.leeway.risk.assessment;

import java.time.Instant;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import io.leeway.support.history.DeletedModels;
import io.leeway.support.history.HistoryConfig;

/** Deletes assessments that were kept long enough. */
@ApplicationScoped
class Expiry {

    private static final Logger LOG = Logger.getLogger(Expiry.class);

    private final AssessmentRepository assessments;
    private final DeletedModels models;
    private final HistoryConfig config;

    Expiry(AssessmentRepository assessments, DeletedModels models, HistoryConfig config) {
        this.assessments = assessments;
        this.models = models;
        this.config = config;
    }

    @Scheduled(every = "6h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
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
        Instant moment = now.minus(config.retention());
        long deleted = assessments.deleteStoredBefore(moment);
        models.deleteBefore(moment);
        if (deleted > 0) {
            LOG.infof("event=expired assessments=%d", deleted);
        }
    }
}
