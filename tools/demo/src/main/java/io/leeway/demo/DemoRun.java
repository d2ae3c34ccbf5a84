package io.leeway.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import io.leeway.client.http.AlertClient;
import io.leeway.client.http.DataFile;
import io.leeway.client.http.IngestClient;
import io.leeway.client.http.RefusedException;
import io.leeway.client.http.RiskClient;
import io.leeway.contracts.reports.BatchSummary;

/** Sends a model with its batches to running services and waits until every batch is judged. */
final class DemoRun {

    private static final Duration NO_PROGRESS = Duration.ofMinutes(3);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private final IngestClient ingest;
    private final RiskClient risk;
    private final AlertClient alerts;
    private final Progress progress;

    DemoRun(IngestClient ingest, RiskClient risk, AlertClient alerts, Progress progress) {
        this.ingest = ingest;
        this.risk = risk;
        this.alerts = alerts;
        this.progress = progress;
    }

    void send(DemoModel model) throws IOException {
        progress.step("Registering " + model.name() + " and sending its reference and "
                + model.batches().size() + " production batches");
        byte[] definition = Files.readAllBytes(model.definition());
        persistently(() -> ingest.apply(model.name(), "application/yaml", definition));
        persistently(() -> ingest.reference(model.name(), DataFile.of(model.reference())));
        int sent = 0;
        for (DemoBatch batch : model.batches()) {
            // The key makes sending safe to repeat when a service is restarted meanwhile.
            persistently(() -> ingest.batch(model.name(), DataFile.of(batch.rows()), batch.name(), batch.name()));
            if (batch.labels() != null) {
                DataFile labels = DataFile.of(batch.labels());
                persistently(() -> ingest.labels(model.name(), labels, batch.name()));
            }
            progress.show("sent", ++sent, model.batches().size());
        }
    }

    /**
     * Waits until every batch has its drift and performance report.
     *
     * @return the batches, in the order in which they were sent
     * @throws IllegalStateException when nothing has happened for three minutes
     */
    List<BatchSummary> await(DemoModel model) {
        int expected = model.batches().size();
        progress.step("Waiting for the reports of " + model.name());
        long judged = -1;
        Instant since = Instant.now();
        while (true) {
            List<BatchSummary> batches = persistently(() -> risk.batches(model.name(), expected));
            long now = batches.stream().filter(DemoRun::isJudged).count();
            if (now > judged) {
                judged = now;
                since = Instant.now();
                progress.show("judged", judged, expected);
            }
            if (judged == expected) {
                return batches.reversed();
            }
            if (Duration.between(since, Instant.now()).compareTo(NO_PROGRESS) > 0) {
                throw new IllegalStateException(
                        judged + " of " + expected + " batches of " + model.name()
                                + " are judged and nothing has happened for three minutes; see the logs in the data directory.");
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /**
     * Waits until the alert rules have been held against these very assessments.
     *
     * @return what alerts were raised
     */
    RaisedAlerts alerts(DemoModel model, List<BatchSummary> batches) {
        Instant deadline = Instant.now().plus(NO_PROGRESS);
        while (true) {
            Map<String, Integer> seen = persistently(() -> alerts.assessedRevisions(model.name()));
            boolean all = batches.stream().allMatch(batch -> seen.getOrDefault(batch.batch(), 0) >= batch.revision());
            if (all) {
                return new RaisedAlerts(persistently(() -> alerts.incidents(model.name())));
            }
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("alert-service has not seen every assessment of " + model.name()
                        + " after three minutes; see its log in the data directory.");
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private static boolean isJudged(BatchSummary batch) {
        return batch.driftVerdict() != null && batch.performanceVerdict() != null;
    }

    /** Repeats while the service is away, as it is for a moment when the launcher restarts it. */
    private static <T> T persistently(Supplier<T> request) {
        Instant deadline = Instant.now().plus(NO_PROGRESS);
        while (true) {
            try {
                return request.get();
            } catch (RefusedException exception) {
                boolean tooEarly = exception.status() == 404;
                if (!(exception.isPassing() || tooEarly) || Instant.now().isAfter(deadline)) {
                    throw exception;
                }
                LockSupport.parkNanos(POLL_NANOS);
            }
        }
    }
}
