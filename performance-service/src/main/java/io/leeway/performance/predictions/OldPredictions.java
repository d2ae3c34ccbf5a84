package io.leeway.performance.predictions;

import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import io.leeway.support.history.Expiring;

/** Deletes labels and predictions that have waited for each other long enough. */
@ApplicationScoped
class OldPredictions implements Expiring {

    private static final Logger LOG = Logger.getLogger(OldPredictions.class);

    /** No event is worked on for as long. */
    private static final Duration IN_HAND = Duration.ofDays(1);

    /** Blocks are looked at so long after that, also where this service was away for some days. */
    private static final Duration LOOKED_AT = Duration.ofDays(7);

    private final LabelRepository labels;
    private final PredictionRepository predictions;
    private final RetentionConfig config;

    OldPredictions(LabelRepository labels, PredictionRepository predictions, RetentionConfig config) {
        this.labels = labels;
        this.predictions = predictions;
        this.config = config;
    }

    @Override
    public void deleteAt(Instant now) {
        long ofLabels = labels.deleteBefore(now.minus(config.labels()));
        long batches = predictions.deleteUnchangedSince(now.minus(config.predictions()));
        Instant before = now.minus(IN_HAND);
        long orphans = predictions.deleteOrphans(before.minus(LOOKED_AT), before);
        if (ofLabels > 0 || batches > 0 || orphans > 0) {
            LOG.infof(
                    "event=expired label-documents=%d prediction-batches=%d orphaned-blocks=%d",
                    ofLabels, batches, orphans);
        }
    }
}
