package io.leeway.performance.reports;

import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import io.leeway.performance.predictions.RetentionConfig;
import io.leeway.support.history.DeletedModels;
import io.leeway.support.history.Expiring;
import io.leeway.support.history.HistoryConfig;

/** Deletes reports that were kept long enough; none of a batch whose labels may still come. */
@ApplicationScoped
class OldReports implements Expiring {

    private static final Logger LOG = Logger.getLogger(OldReports.class);

    private final PerformanceReportRepository reports;
    private final DeletedModels models;
    private final Duration kept;

    OldReports(
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

    @Override
    public void deleteAt(Instant now) {
        long deleted = reports.deleteStoredBefore(now.minus(kept));
        models.deleteBefore(now.minus(kept));
        if (deleted > 0) {
            LOG.infof("event=expired reports=%d", deleted);
        }
    }
}
