package io.leeway.risk.messaging;

import java.time.Duration;
import java.time.Instant;

import io.opentelemetry.api.trace.SpanKind;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import io.leeway.support.tracing.Step;
import io.leeway.support.tracing.Traces;

/**
 * Assesses batches whose other report has not come in time. What waits is stored, so a restart forgets none; two
 * instances that take the same one store, and tell, the same.
 */
@ApplicationScoped
class WaitingWorker {

    private static final Logger LOG = Logger.getLogger(WaitingWorker.class);

    private final WaitingAssessments waiting;
    private final Assessor assessor;
    private final Traces traces;
    private final String lack;

    WaitingWorker(WaitingAssessments waiting, Assessor assessor, Traces traces, WaitingConfig config) {
        this.waiting = waiting;
        this.assessor = assessor;
        this.traces = traces;
        this.lack = "performance has not come within " + words(config.performanceWait())
                + "; the batch is assessed anew when it comes";
    }

    @Scheduled(every = "${leeway.risk.waiting-check:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void work() {
        for (WaitingAssessments.Due due : waiting.take(Instant.now())) {
            try {
                traces.run(() -> step(due), () -> assess(due));
                waiting.remove(due);
            } catch (RuntimeException exception) {
                // It stays, and is due again in a minute.
                LOG.warnf(
                        exception,
                        "event=waiting-assessment-failed model=%s batch=%s",
                        due.batch().model(),
                        due.batch().batch());
            }
        }
    }

    private void assess(WaitingAssessments.Due due) {
        assessor.assess(due.batch(), due.version(), due.definition(), lack);
    }

    private static Step step(WaitingAssessments.Due due) {
        return new Step(
                "assess without performance",
                SpanKind.INTERNAL,
                due.trace(),
                Step.about(due.batch().subject()).build());
    }

    static String words(Duration wait) {
        return wait.toSeconds() % 60 == 0 && wait.toMinutes() > 0
                ? wait.toMinutes() + " min"
                : wait.toMillis() / 1_000.0 + " s";
    }
}
