package io.leeway.system.faults.ledger;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import io.leeway.system.faults.workload.Workload;

/**
 * The alerts about a workload's batches, and the mails about them.
 *
 * @param alerts every alert, also one that was resolved
 * @param mails every mail about one of them
 */
record AlertBook(List<JsonNode> alerts, List<Mail> mails) {

    static AlertBook read(Answers answers, Workload workload, Path folder) {
        List<JsonNode> alerts = workload.models().stream()
                .flatMap(model -> answers.alerts(model).stream())
                .toList();
        Set<String> ids = alerts.stream().map(AlertBook::id).collect(Collectors.toSet());
        return new AlertBook(
                alerts,
                Mail.in(folder).stream()
                        .filter(mail -> ids.contains(mail.alert()))
                        .toList());
    }

    /** The alerts that stand, by their batch. */
    Map<String, JsonNode> standing() {
        Map<String, JsonNode> standing = new HashMap<>();
        for (JsonNode alert : alerts) {
            if (!alert.path("state").asText().equals("resolved")) {
                standing.put(alert.path("batch").asText(), alert);
            }
        }
        return standing;
    }

    /** The alerts that stand of which the subscriber has had no mail. */
    Set<String> untold() {
        Set<String> told = mails.stream()
                .filter(mail -> mail.to().contains(Workload.SUBSCRIBER))
                .map(Mail::alert)
                .collect(Collectors.toSet());
        return standing().values().stream()
                .map(AlertBook::id)
                .filter(id -> !told.contains(id))
                .collect(Collectors.toSet());
    }

    void check(Complaints complaints) {
        Set<String> batches = new HashSet<>();
        for (JsonNode alert : alerts) {
            if (!batches.add(alert.path("batch").asText())) {
                complaints.add(Complaints.Kind.DOUBLED, "an alert of batch " + alert.path("batch"));
            }
        }
        Set<Mail> sent = new HashSet<>();
        for (Mail mail : mails) {
            if (!sent.add(mail)) {
                complaints.add(Complaints.Kind.DOUBLED, mail.toString());
            }
        }
        untold().forEach(id -> complaints.add(Complaints.Kind.LOST, "a mail about alert " + id));
    }

    private static String id(JsonNode alert) {
        return alert.path("id").asText();
    }
}
