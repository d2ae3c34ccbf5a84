package io.leeway.system.faults.ledger;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import io.leeway.system.faults.stack.Infrastructure;
import io.leeway.system.faults.stack.Service;
import io.leeway.system.faults.stack.Services;
import io.leeway.system.faults.stack.Wait;
import io.leeway.system.faults.workload.Sent;
import io.leeway.system.faults.workload.WatchedModel;
import io.leeway.system.faults.workload.Workload;

/** Counts what became of everything that was accepted, by what the services answer to anybody. */
public final class Auditor {

    private static final Duration SETTLES_WITHIN = Duration.ofSeconds(90);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(400);

    private final Services services;
    private final Workload workload;
    private final Answers answers;
    private final BusObserver bus;
    private final Path mails;

    /** An auditor of a run. */
    public Auditor(Services services, Workload workload, BusObserver bus, Infrastructure infrastructure) {
        this.services = services;
        this.workload = workload;
        this.answers = new Answers(services);
        this.bus = bus;
        this.mails = infrastructure.mails();
    }

    /** The services' answers. */
    public Answers answers() {
        return answers;
    }

    /** Waits until everything accepted before a moment is through; how long after it that was, or nothing. */
    public @Nullable Recovery awaitThrough(Instant moment, Duration bound) {
        AtomicInteger backlog = new AtomicInteger(-1);
        String missing = await(bound, () -> {
            if (backlog.get() < 0) {
                backlog.set(backlog(moment));
            }
            return missing(moment);
        });
        return missing.isEmpty() ? new Recovery(Duration.between(moment, Instant.now()), backlog.get()) : null;
    }

    /** Waits until nothing is under way any more, or for as long as can be expected; what is then missing, or "". */
    public String awaitQuiet() {
        return await(SETTLES_WITHIN, () -> {
            String missing = missing(Instant.now());
            if (!missing.isEmpty()) {
                return missing;
            }
            Accounting accounting = answers.accounting();
            if (!accounting.isIdle()) {
                return "accounted for as done: " + accounting;
            }
            long waiting = bus.waiting();
            if (waiting > 0) {
                return "the work on " + waiting + " messages";
            }
            int inHand = answers.deliveries("sending").size();
            if (inHand > 0) {
                return "the end of " + inHand + " deliveries in hand";
            }
            Set<String> untold = AlertBook.read(answers, workload, mails).untold();
            return untold.isEmpty() ? "" : "mails about " + untold;
        });
    }

    /** While servers and services are away there is no answer, and so everything is missing. */
    private static String await(Duration bound, Supplier<String> missing) {
        AtomicReference<String> last = new AtomicReference<>("");
        Wait.until(bound, () -> {
            try {
                last.set(missing.get());
            } catch (RuntimeException exception) {
                last.set(String.valueOf(exception));
            }
            if (!last.get().isEmpty()) {
                Wait.last(BETWEEN_LOOKS);
            }
            return last.get().isEmpty();
        });
        return last.get();
    }

    /**
     * Counts everything.
     *
     * @param expected what was found in the run without a fault; empty in that run
     * @param recovery how long the suite took to recover
     * @param pace how long a batch of a backlog takes without a fault
     * @param deadLetters how many there must be
     * @param inHand the ids of mails that may have come once more
     */
    public Ledger audit(
            String scenario,
            Map<String, Verdict> expected,
            @Nullable Recovery recovery,
            Duration pace,
            long deadLetters,
            Set<String> inHand) {
        Complaints complaints = new Complaints();
        AlertBook alerts = AlertBook.read(answers, workload, mails);
        Evaluations evaluations =
                Evaluations.of(services.all().stream().map(Service::log).toList());
        Map<String, Verdict> verdicts = new TreeMap<>();
        List<BatchFindings> findings = new ArrayList<>();
        for (Sent batch : workload.sent()) {
            BatchFindings found = new BatchFindings(batch, answers.report(batch.model(), batch.batch()));
            findings.add(found);
            found.check(complaints);
            String key = batch.model().name() + '/' + batch.number();
            Verdict verdict = Verdict.of(found.report(), alerts.hasAlert(batch.batch()));
            verdicts.put(key, verdict);
            if (!expected.getOrDefault(key, verdict).equals(verdict)) {
                complaints.add(
                        Complaints.Kind.WRONG, key + " is " + verdict + ", without the fault " + expected.get(key));
            }
        }
        new Books(answers, workload).check(complaints, deadLetters);
        alerts.check(complaints, inHand);
        evaluations.check(complaints);
        ToldTwice.check(bus.drain(), complaints);
        if (bus.waiting() > 0) {
            complaints.add(Complaints.Kind.STUCK, bus.waiting() + " messages are still in the queues");
        }
        return new Ledger(
                scenario,
                new Ledger.Counts(
                        findings.size(),
                        count(findings, BatchFindings::hasDrift),
                        count(findings, BatchFindings::hasPerformance),
                        count(findings, BatchFindings::hasAssessment),
                        alerts.standing().size(),
                        alerts.mails().size(),
                        complaints.count(Complaints.Kind.LOST),
                        complaints.count(Complaints.Kind.DOUBLED),
                        evaluations.repeated(),
                        answers.accounting().deadLetters(),
                        complaints.count(Complaints.Kind.STUCK)),
                recovery == null ? null : recovery.took(),
                recovery == null ? null : recovery.beyond(pace),
                workload.slowest(),
                workload.repeats(),
                verdicts,
                complaints.all());
    }

    /** How many batches that were whole at a moment are not through yet. */
    private int backlog(Instant moment) {
        Map<WatchedModel, Map<String, JsonNode>> assessed = new HashMap<>();
        int backlog = 0;
        for (Sent batch : workload.sent()) {
            if (batch.isWholeBy(moment)
                    && !isThrough(assessed.computeIfAbsent(batch.model(), answers::assessed)
                            .get(batch.batch()))) {
                backlog++;
            }
        }
        return backlog;
    }

    private static boolean isThrough(@Nullable JsonNode summary) {
        return summary != null
                && !summary.path("driftVerdict").isMissingNode()
                && !summary.path("performance").isEmpty();
    }

    /** What was accepted by then and has not come through; "" when all has. */
    private String missing(Instant moment) {
        Map<WatchedModel, Map<String, JsonNode>> assessed = new HashMap<>();
        for (Sent batch : workload.sent()) {
            if (batch.isWholeBy(moment)) {
                JsonNode summary = assessed.computeIfAbsent(batch.model(), answers::assessed)
                        .get(batch.batch());
                if (!isThrough(summary)) {
                    return "a report of " + batch + ", which is at: " + summary;
                }
            }
        }
        Accounting accounting = answers.accounting();
        return accounting.isThrough(moment) ? "" : "accounted for: " + accounting;
    }

    private static int count(List<BatchFindings> findings, Predicate<BatchFindings> having) {
        return Math.toIntExact(findings.stream().filter(having).count());
    }
}
