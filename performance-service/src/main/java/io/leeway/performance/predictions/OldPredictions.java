package io.leeway.performance.predictions;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import io.leeway.support.history.Expiring;

/** Deletes labels and predictions that have waited for each other long enough. */
@ApplicationScoped
class OldPredictions implements Expiring {

    private static final Logger LOG = Logger.getLogger(OldPredictions.class);

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
        if (ofLabels > 0 || batches > 0) {
            LOG.infof("event=expired label-documents=%d prediction-batches=%d", ofLabels, batches);
        }
    }
}
