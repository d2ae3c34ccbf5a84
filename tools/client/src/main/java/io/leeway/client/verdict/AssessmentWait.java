package io.leeway.client.verdict;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import io.leeway.client.console.Ages;
import io.leeway.client.console.Terminal;
import io.leeway.client.http.BatchReport;
import io.leeway.client.http.IngestClient;
import io.leeway.client.http.RefusedException;
import io.leeway.client.http.RiskClient;

/**
 * Looks again and again whether a batch is assessed, less often the longer it takes. A service that is away meanwhile is
 * asked again until the time is over. A batch that is judged on its own is assessed when it has a report; a window has
 * one before all of its rows are in it, so its parts are asked after at ingest-service.
 */
final class AssessmentWait {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);
    private static final Duration SHORTEST_ANSWER = Duration.ofSeconds(2);
    private static final Duration FIRST_NOTICE = Duration.ofSeconds(3);
    private static final Duration NOTICE_EVERY = Duration.ofSeconds(15);

    private final IngestClient ingest;
    private final RiskClient risk;
    private final AcceptedBatch batch;
    private final Duration longest;
    private final Consumer<String> notice;

    private @Nullable String away;
    private String reason = "Nothing is known of it yet.";

    AssessmentWait(
            IngestClient ingest, RiskClient risk, AcceptedBatch batch, Duration longest, Consumer<String> notice) {
        this.ingest = ingest;
        this.risk = risk;
        this.batch = batch;
        this.longest = longest;
        this.notice = notice;
    }

    /**
     * Waits.
     *
     * @throws RefusedException if a service refuses to answer, for instance because the model was deleted
     */
    Outcome await() {
        long begin = System.nanoTime();
        Duration pause = FIRST_PAUSE;
        Duration nextNotice = FIRST_NOTICE;
        while (true) {
            Duration waited = Duration.ofNanos(System.nanoTime() - begin);
            Duration left = longest.minus(waited);
            Outcome outcome = look(left);
            if (outcome != null) {
                return outcome;
            }
            if (!left.isPositive() || Thread.currentThread().isInterrupted()) {
                return new Outcome.TimedOut(reason);
            }
            if (waited.compareTo(nextNotice) >= 0) {
                notice.accept("Waiting for the assessment for " + Ages.of(waited.toSeconds()) + " now. " + reason);
                nextNotice = waited.plus(NOTICE_EVERY);
            }
            LockSupport.parkNanos(Math.min(pause.toNanos(), left.toNanos()));
            pause = shorter(pause.multipliedBy(3).dividedBy(2), LONGEST_PAUSE);
        }
    }

    /** What there is now; null where there is nothing yet. */
    private @Nullable Outcome look(Duration left) {
        Duration most = shorter(LONGEST_ANSWER, left.compareTo(SHORTEST_ANSWER) > 0 ? left : SHORTEST_ANSWER);
        away = null;
        Optional<JsonNode> progress = ask(() -> ingest.progress(batch.model(), batch.id(), most));
        String state = progress.map(it -> it.path("state").asText()).orElse("");
        boolean evaluated = state.equals("evaluated");
        if (batch.windows().isEmpty() || evaluated) {
            Optional<List<BatchReport>> reports = ask(() -> reports(most));
            if (reports.filter(found -> !found.isEmpty()).isPresent()) {
                return new Outcome.Judged(reports.get());
            }
            if (reports.isPresent() && evaluated) {
                return new Outcome.Unjudged(
                        "Every service is done with it, but risk-service has no report under its id:"
                                + " it was judged as a part of a window, or the report is not kept any more. See ./leeway status "
                                + Terminal.safe(batch.model()) + ".");
            }
        }
        if (state.equals("dead-lettered")) {
            return new Outcome.Unjudged("A message of it could not be worked off and lies among the dead letters; see"
                    + " ./leeway dead-letters list.");
        }
        if (state.equals("dropped")) {
            return new Outcome.Unjudged(
                    "A message of it was dropped from the dead letters, so that it is never judged. Send it again under"
                            + " another --name or --key.");
        }
        reason = away == null ? waitsFor(progress) : away;
        return null;
    }

    /** The reports that there are; not all windows need to have one. */
    private List<BatchReport> reports(Duration most) {
        List<BatchReport> reports = new ArrayList<>();
        for (String id : batch.windows().isEmpty() ? List.of(batch.id()) : batch.windows()) {
            risk.report(batch.model(), id, most).ifPresent(reports::add);
        }
        return reports;
    }

    private <T> Optional<T> ask(Supplier<T> request) {
        try {
            return Optional.of(request.get());
        } catch (RefusedException exception) {
            if (!exception.isPassing()) {
                throw exception;
            }
            away = exception.getMessage();
            return Optional.empty();
        }
    }

    private static String waitsFor(Optional<JsonNode> progress) {
        String service =
                progress.map(it -> it.path("waitsFor").path(0).asText()).orElse("");
        return service.isEmpty()
                ? "Every service is done with it; its report is on its way."
                : Terminal.safe(service) + " is not done with it.";
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
