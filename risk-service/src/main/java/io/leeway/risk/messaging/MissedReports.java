package io.leeway.risk.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import io.leeway.risk.assessment.AssessmentRepository;
import io.leeway.risk.history.ReportReader;
import io.leeway.risk.history.ReportReader.Stored;

/**
 * Finds performance reports that no assessment holds. Labels that come late make a report of a batch which was judged
 * long before, so ingest-service's ledger does not wait for it; where its message is lost, this notices. Each report is
 * looked at once, when its message must have come; after a start, those of the last day are.
 */
@ApplicationScoped
class MissedReports {

    private static final Logger LOG = Logger.getLogger(MissedReports.class);

    private static final int AT_ONCE = 100;
    private static final Duration BEFORE_THE_START = Duration.ofDays(1);
    private static final int TRIES = 10;

    private final ReportReader reports;
    private final AssessmentRepository assessments;
    private final WorkHandler handler;
    private final Duration after;

    private Instant lookedUntil = Instant.now().minus(BEFORE_THE_START);
    private int failures;

    MissedReports(ReportReader reports, AssessmentRepository assessments, WorkHandler handler, WaitingConfig config) {
        this.reports = reports;
        this.assessments = assessments;
        this.handler = handler;
        this.after = config.missedAfter();
    }

    @Scheduled(every = "${leeway.risk.missed-check:30s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        try {
            while (lookFurther()) {
                // There are more.
            }
        } catch (RuntimeException exception) {
            // Next time it begins where it is now.
            LOG.warnf(exception, "event=look-for-missed-reports-failed");
        }
    }

    /** Returns whether there may be more. */
    private boolean lookFurther() {
        List<Stored> stored =
                reports.performanceStored(lookedUntil, Instant.now().minus(after), AT_ONCE);
        List<String> subjects = stored.stream().map(Stored::subject).toList();
        if (subjects.isEmpty()) {
            return false;
        }
        Map<String, Integer> assessed = assessments.revisions(subjects);
        for (Map.Entry<String, Integer> reported : reports.revisions(subjects).entrySet()) {
            String subject = reported.getKey();
            boolean missed = assessed.getOrDefault(subject, 0) < reported.getValue();
            if (missed && !assess(subject) && ++failures < TRIES) {
                return false; // The next round begins with this page again.
            }
        }
        failures = 0;
        // Of those stored in its last millisecond, some may not have been on this page.
        Instant last = stored.getLast().at();
        boolean isFull = stored.size() == AT_ONCE && last.isAfter(lookedUntil);
        lookedUntil = isFull ? last : last.plusMillis(1);
        return isFull;
    }

    private boolean assess(String subject) {
        try {
            handler.missed(subject);
            return true;
        } catch (RuntimeException exception) {
            // The database may be away. One that always fails does not keep the others for ever.
            LOG.warnf(exception, "event=missed-report-failed subject=%s try=%d", subject, failures + 1);
            return false;
        }
    }
}
