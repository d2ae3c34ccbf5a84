package io.leeway.performance.predictions;

import java.time.Instant;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Deletes labels and predictions that have waited for each other long enough. */
@ApplicationScoped
class Expiry {

    private static final Logger LOG = Logger.getLogger(Expiry.class);

    private final LabelRepository labels;
    private final PredictionRepository predictions;
    private final RetentionConfig config;

    Expiry(LabelRepository labels, PredictionRepository predictions, RetentionConfig config) {
        this.labels = labels;
        this.predictions = predictions;
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
        long ofLabels = labels.deleteBefore(now.minus(config.labels()));
        long batches = predictions.deleteUnchangedSince(now.minus(config.predictions()));
        if (ofLabels > 0 || batches > 0) {
            LOG.infof("event=expired label-documents=%d prediction-batches=%d", ofLabels, batches);
        }
    }
}
