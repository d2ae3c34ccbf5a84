package io.leeway.system.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import io.leeway.system.faults.ledger.Answers;
import io.leeway.system.faults.stack.Http;
import io.leeway.system.faults.stack.Wait;
import io.leeway.system.faults.workload.WatchedModel;
import io.leeway.system.faults.workload.Workload;

/** Messages of five kinds that can never be worked off, ten of each, among good ones. */
final class Poison implements Fault {

    static final int MESSAGES = 50;

    private static final int OF_A_KIND = 10;
    private static final Duration ARRIVES_WITHIN = Duration.ofSeconds(60);

    /** A class, an exception, a path: nothing that a person should have to read. */
    private static final Pattern INTERNALS = Pattern.compile("\\w+Exception|\\b[a-z]+\\.[a-z]+\\.[A-Za-z]+|\\bat \\[");

    /** What a message is called on the wire, which is for people. */
    private static final Pattern EVENT_TYPE = Pattern.compile("\\bio\\.leeway\\.[a-z]+\\.[a-z]+(?![.\\w])");

    /** Each queue with a kind of event that it takes. */
    private static final Map<String, String> TYPES = Map.of(
            "leeway.drift", "batch.accepted",
            "leeway.performance", "labels.accepted",
            "leeway.risk", "drift.evaluated",
            "leeway.alert", "risk.assessed",
            "leeway.ingest", "work.done");

    private static final List<String> QUEUES = TYPES.keySet().stream().sorted().toList();

    /** A message for a queue. */
    private record Message(String queue, String body) {}

    private final List<Message> sent = new ArrayList<>();

    @Override
    public Instant happen(Run run, Workload workload) {
        sent.clear();
        List<Message> messages = messages(workload);
        for (int i = 0; i < messages.size(); i++) {
            workload.awaitAccepted(1 + i * 2);
            Message message = messages.get(i);
            run.bus().put(message.queue(), message.body().getBytes(StandardCharsets.UTF_8));
            sent.add(message);
        }
        return Instant.now();
    }

    @Override
    public void lookBack(Run run, Workload workload, Answers answers) {
        if (!Wait.until(ARRIVES_WITHIN, () -> answers.openDeadLetters() == MESSAGES)) {
            run.complain("poison: " + answers.openDeadLetters() + " dead letters wait");
        }
        List<JsonNode> letters = answers.deadLetters();
        compare(run, letters);
        if (!letters.isEmpty()) {
            // The oldest was given up at once; for what the newest is about a service waits until its patience is over.
            replay(run, answers, letters.getLast().path("id").asText());
        }
        drop(run, answers);
    }

    private void compare(Run run, List<JsonNode> letters) {
        List<String> expected = sent.stream().map(Message::queue).sorted().toList();
        List<String> found = letters.stream()
                .map(letter -> letter.path("queue").asText())
                .sorted()
                .toList();
        if (!expected.equals(found)) {
            run.complain("poison: dead letters are of " + found + ", the poison was for " + expected);
        }
        for (JsonNode letter : letters) {
            String reason = letter.path("reason").asText();
            if (reason.isBlank()
                    || INTERNALS
                            .matcher(EVENT_TYPE.matcher(reason).replaceAll("event"))
                            .find()) {
                run.complain("poison: a person does not understand the reason '" + reason + "'");
            }
        }
    }

    /** Poison stays poison; asked for twice, it is given to its queue once. */
    private static void replay(Run run, Answers answers, String id) {
        expectGood(run, answers.deadLetters("POST", '/' + id + "/replay"));
        Http.Answer again = answers.deadLetters("POST", '/' + id + "/replay");
        if (again.status() >= 500) {
            run.complain("poison: a second replay is answered " + again.status());
        }
        if (!Wait.until(ARRIVES_WITHIN, () -> answers.openDeadLetters() == MESSAGES)) {
            run.complain("poison: after a replay " + answers.openDeadLetters() + " dead letters wait");
        }
    }

    private static void drop(Run run, Answers answers) {
        for (JsonNode letter : answers.deadLetters()) {
            if (letter.path("state").asText().equals("open")) {
                expectGood(
                        run,
                        answers.deadLetters("DELETE", '/' + letter.path("id").asText()));
            }
        }
        if (answers.openDeadLetters() != 0) {
            run.complain("poison: " + answers.openDeadLetters() + " dead letters are left after all were dropped");
        }
    }

    private static void expectGood(Run run, Http.Answer answer) {
        if (!answer.isGood()) {
            run.complain("poison: answered " + answer.status() + ' ' + answer.body());
        }
    }

    private static List<Message> messages(Workload workload) {
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < OF_A_KIND; i++) {
            String queue = QUEUES.get(i % QUEUES.size());
            String type = TYPES.getOrDefault(queue, "");
            messages.add(new Message(queue, "this is no JSON " + i));
            messages.add(new Message(queue, "{\"greeting\": \"hello\", \"number\": " + i + "}"));
            messages.add(new Message(queue, event("unheard.of", "{\"number\": " + i + "}")));
            messages.add(new Message(queue, event(type, "{\"version\": 1}")));
            String rows = i % 2 == 0 ? "\"many\"" : "100";
            String of = i % 4 < 2 ? "leeway.drift" : "leeway.performance";
            messages.add(new Message(of, event("batch.accepted", batch(workload, rows))));
        }
        return messages;
    }

    private static String event(String type, String data) {
        return """
                {"specversion": "1.0", "id": "%s", "source": "/leeway/ingest-service", "type": "io.leeway.%s",
                 "subject": "poison", "time": "2026-11-24T00:00:00Z", "datacontenttype": "application/json", "data": %s}
                """.formatted(UUID.randomUUID(), type, data);
    }

    /** A batch that was never stored, of a model that is there. */
    private static String batch(Workload workload, String rows) {
        WatchedModel model = workload.models().get(0);
        return """
                {"batch": {"model": "%s", "batch": "%s", "name": "poison", "sequence": 100000, "reference": "%s",
                           "rows": %s, "rejectedRows": 0, "acceptedAt": "2026-11-24T00:00:00Z"},
                 "blocks": 1, "referenceBlocks": 1, "labelled": true, "version": 1, "definition": %s}
                """.formatted(model.name(), UUID.randomUUID(), workload.reference(model), rows, model.definition());
    }
}
