package io.leeway.risk.assessment;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import io.leeway.risk.budget.AlarmRepository;
import io.leeway.support.history.DeletedModels;
import io.leeway.support.history.Expiring;
import io.leeway.support.history.HistoryConfig;

/** Deletes assessments, and what was counted of alarms, that were kept long enough. */
@ApplicationScoped
class OldAssessments implements Expiring {

    private static final Logger LOG = Logger.getLogger(OldAssessments.class);

    private final AssessmentRepository assessments;
    private final AlarmRepository alarms;
    private final DeletedModels models;
    private final HistoryConfig config;

    OldAssessments(
            AssessmentRepository assessments, AlarmRepository alarms, DeletedModels models, HistoryConfig config) {
        this.assessments = assessments;
        this.alarms = alarms;
        this.models = models;
        this.config = config;
    }

    @Override
    public void deleteAt(Instant now) {
        Instant moment = now.minus(config.retention());
        long deleted = assessments.deleteStoredBefore(moment);
        alarms.deleteStoredBefore(moment);
        models.deleteBefore(moment);
        if (deleted > 0) {
            LOG.infof("event=expired assessments=%d", deleted);
        }
    }
}
