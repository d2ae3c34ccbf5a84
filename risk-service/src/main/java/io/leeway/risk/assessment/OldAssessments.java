package io.leeway.risk.assessment;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import io.leeway.support.history.DeletedModels;
import io.leeway.support.history.Expiring;
import io.leeway.support.history.HistoryConfig;

/** Deletes assessments that were kept long enough. */
@ApplicationScoped
class OldAssessments implements Expiring {

    private static final Logger LOG = Logger.getLogger(OldAssessments.class);

    private final AssessmentRepository assessments;
    private final DeletedModels models;
    private final HistoryConfig config;

    OldAssessments(AssessmentRepository assessments, DeletedModels models, HistoryConfig config) {
        this.assessments = assessments;
        this.models = models;
        this.config = config;
    }

    @Override
    public void deleteAt(Instant now) {
        Instant moment = now.minus(config.retention());
        long deleted = assessments.deleteStoredBefore(moment);
        models.deleteBefore(moment);
        if (deleted > 0) {
            LOG.infof("event=expired assessments=%d", deleted);
        }
    }
}
