package io.leeway.performance.baselines;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import io.leeway.performance.predictions.RetentionConfig;
import io.leeway.support.history.Expiring;

/** Deletes baselines that no prediction can be held against any more. */
@ApplicationScoped
class UnusedBaselines implements Expiring {

    private static final Logger LOG = Logger.getLogger(UnusedBaselines.class);

    private final BaselineService baselines;
    private final RetentionConfig config;

    UnusedBaselines(BaselineService baselines, RetentionConfig config) {
        this.baselines = baselines;
        this.config = config;
    }

    @Override
    public void deleteAt(Instant now) {
        long deleted = baselines.deleteUnusedSince(now.minus(config.predictions()));
        if (deleted > 0) {
            LOG.infof("event=expired baselines=%d", deleted);
        }
    }
}
