package io.leeway.system.faults.ledger;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    /** How often a revision may be worked out, the first time included. */
    private static final int MOST_EVALUATIONS = 2;

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
    public @Nullable Duration awaitThrough(Instant moment, Duration bound) {
        boolean through = Wait.until(bound, () -> {
            boolean now = holds(() -> isThrough(moment));
            if (!now) {
                Wait.last(BETWEEN_LOOKS);
            }
            return now;
        });
        return through ? Duration.between(moment, Instant.now()) : null;
    }

    /** Waits until nothing is under way any more, or for as long as can be expected. */
    public void awaitQuiet() {
        Wait.until(SETTLES_WITHIN, () -> {
            boolean now = holds(() -> isThrough(Instant.now())
                    && answers.accounting().isIdle()
                    && bus.waiting() == 0
                    && alertsWithoutMail(alerts()).isEmpty());
            if (!now) {
                Wait.last(BETWEEN_LOOKS);
            }
            return now;
        });
    }

    /**
     * Counts everything.
     *
     * @param expected what was found in the run without a fault; empty in that run
     * @param recovered how long the suite took to recover
     */
    public Ledger audit(
            String scenario, Map<String, Verdict> expected, @Nullable Duration recovered, long deadLetters) {
        List<String> lost = new ArrayList<>();
        List<String> doubled = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        List<Sent> sent = workload.sent();
        compareWithIntake(sent, lost, doubled);
        Map<String, JsonNode> alerts = standingAlerts(doubled);
        Map<String, Verdict> verdicts = new TreeMap<>();
        int drift = 0;
        int performance = 0;
        int assessed = 0;
        for (Sent batch : sent) {
            JsonNode report = answers.report(batch.model(), batch.batch());
            BatchFindings found = new BatchFindings(batch, report);
            drift += found.hasDrift() ? 1 : 0;
            performance += found.hasPerformance() ? 1 : 0;
            assessed += found.hasAssessment() ? 1 : 0;
            lost.addAll(found.lost());
            doubled.addAll(found.doubled());
            String key = batch.model().name() + '/' + batch.number();
            Verdict verdict = Verdict.of(report, alerts.containsKey(batch.batch()));
            verdicts.put(key, verdict);
            Verdict before = expected.get(key);
            if (before != null && !before.equals(verdict)) {
                wrong.add("wrong: " + key + " is " + verdict + ", without the fault it is " + before);
            }
        }
        Set<String> known = workload.models().stream()
                .flatMap(model -> answers.alerts(model).stream())
                .map(alert -> alert.path("id").asText())
                .collect(Collectors.toSet());
        List<Mail> sentMails = Mail.in(mails).stream()
                .filter(mail -> known.contains(mail.alert()))
                .toList();
        duplicates(sentMails, Mail::toString).forEach(mail -> doubled.add("doubled: " + mail));
        alertsWithoutMail(alerts.values()).forEach(alert -> lost.add("lost: a mail about alert " + alert));
        Evaluations evaluations =
                Evaluations.of(services.all().stream().map(Service::log).toList());
        evaluations.counts().forEach((what, count) -> {
            if (count > MOST_EVALUATIONS) {
                doubled.add("doubled: " + count + " times " + what);
            }
        });
        ToldTwice.contradictions(bus.drain()).forEach(what -> doubled.add("doubled: " + what));
        List<String> stuck = stuck(deadLetters);
        List<String> complaints = new ArrayList<>();
        complaints.addAll(lost);
        complaints.addAll(doubled);
        complaints.addAll(wrong);
        complaints.addAll(stuck);
        return new Ledger(
                scenario,
                new Ledger.Counts(
                        sent.size(),
                        drift,
                        performance,
                        assessed,
                        alerts.size(),
                        sentMails.size(),
                        lost.size(),
                        doubled.size(),
                        evaluations.repeated(),
                        deadLetters(),
                        stuck.size()),
                recovered,
                workload.slowest(),
                workload.repeats(),
                verdicts,
                complaints);
    }

    private boolean isThrough(Instant moment) {
        Map<WatchedModel, Map<String, JsonNode>> assessed = new HashMap<>();
        for (Sent batch : workload.sent()) {
            if (batch.isWholeBy(moment)) {
                JsonNode summary = assessed.computeIfAbsent(batch.model(), answers::assessed)
                        .get(batch.batch());
                if (summary == null
                        || summary.path("driftVerdict").isMissingNode()
                        || summary.path("performance").isEmpty()) {
                    return false;
                }
            }
        }
        return answers.accounting().isThrough(moment);
    }

    /** What ingest-service has must be what clients were told, each once. */
    private void compareWithIntake(List<Sent> sent, List<String> lost, List<String> doubled) {
        for (WatchedModel model : workload.models()) {
            List<JsonNode> kept = answers.accepted(model);
            Set<String> ids = new HashSet<>();
            kept.forEach(batch -> ids.add(batch.path("batch").asText()));
            List<Sent> ofModel =
                    sent.stream().filter(batch -> batch.model().equals(model)).toList();
            ofModel.stream()
                    .filter(batch -> !ids.contains(batch.batch()))
                    .forEach(batch -> lost.add("lost: accepted and not kept: " + batch));
            duplicates(kept, batch -> batch.path("name").asText())
                    .forEach(name -> doubled.add("doubled: accepted twice: " + model.name() + '/' + name));
            if (kept.size() > ofModel.size()) {
                doubled.add("doubled: " + kept.size() + " batches of " + model.name() + " are kept, " + ofModel.size()
                        + " were accepted");
            }
        }
    }

    private List<JsonNode> alerts() {
        return workload.models().stream()
                .flatMap(model -> answers.alerts(model).stream())
                .filter(alert -> !alert.path("state").asText().equals("resolved"))
                .toList();
    }

    private Map<String, JsonNode> standingAlerts(List<String> doubled) {
        Map<String, JsonNode> byBatch = new HashMap<>();
        for (JsonNode alert : alerts()) {
            String batch = alert.path("batch").asText();
            if (byBatch.put(batch, alert) != null) {
                doubled.add("doubled: two alerts of batch " + batch);
            }
        }
        return byBatch;
    }

    /** The subscriber must have had a mail about every alert that stands. */
    private List<String> alertsWithoutMail(Iterable<JsonNode> alerts) {
        Set<String> told = Mail.in(mails).stream()
                .filter(mail -> mail.to().contains(Workload.SUBSCRIBER))
                .map(Mail::alert)
                .collect(Collectors.toSet());
        List<String> missing = new ArrayList<>();
        for (JsonNode alert : alerts) {
            String id = alert.path("id").asText();
            if (!told.contains(id)) {
                missing.add(id);
            }
        }
        return missing;
    }

    private long deadLetters() {
        return answers.accounting().deadLetters();
    }

    /** What still waits, and counts that do not add up. */
    private List<String> stuck(long deadLetters) {
        List<String> stuck = new ArrayList<>();
        Accounting accounting = answers.accounting();
        accounting.models().forEach((name, model) -> {
            if (model.waiting() > 0 || model.labelsWaiting() > 0) {
                stuck.add("stuck: " + name + ": " + model);
            }
            if (!model.isBalanced() || model.deadLettered() > 0) {
                stuck.add("stuck: the counts of " + name + " do not add up: " + model);
            }
        });
        for (WatchedModel model : workload.models()) {
            long accepted = workload.sent().stream()
                    .filter(batch -> batch.model().equals(model))
                    .count();
            Accounting.Model counted = accounting.models().get(model.name());
            if (counted == null || counted.evaluated() != accepted) {
                stuck.add("stuck: " + accepted + " batches of " + model.name() + " were accepted; accounted for: "
                        + counted);
            }
        }
        if (accounting.outbox() > 0) {
            stuck.add("stuck: " + accounting.outbox() + " events are not through");
        }
        if (accounting.deadLetters() != deadLetters) {
            stuck.add("stuck: " + accounting.deadLetters() + " dead letters, not " + deadLetters + ": "
                    + answers.deadLetters());
        }
        if (bus.waiting() > 0) {
            stuck.add("stuck: " + bus.waiting() + " messages are still in the queues");
        }
        return stuck;
    }

    private static <T> Set<String> duplicates(List<T> items, Function<T, String> key) {
        Set<String> seen = new HashSet<>();
        return items.stream().map(key).filter(text -> !seen.add(text)).collect(Collectors.toSet());
    }

    /** While servers and services are away there is no answer, and so nothing holds. */
    private static boolean holds(java.util.function.BooleanSupplier condition) {
        try {
            return condition.getAsBoolean();
        } catch (RuntimeException exception) {
            return false;
        }
    }
}
