package io.leeway.system.faults.ledger;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

import io.leeway.system.faults.workload.Workload;

/**
 * The incidents of a workload's batches, and the mails about them.
 *
 * @param alerts every incident, also one that is over
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

    /** The incidents that stand. */
    List<JsonNode> standing() {
        return alerts.stream()
                .filter(alert -> !alert.path("state").asText().equals("resolved"))
                .toList();
    }

    /** The models of which something stands and the subscriber has had no mail; a mail tells of several incidents. */
    Set<String> untold() {
        Map<String, String> models = alerts.stream()
                .collect(Collectors.toMap(
                        AlertBook::id, alert -> alert.path("model").asText()));
        Set<String> told = mails.stream()
                .filter(mail -> mail.to().contains(Workload.SUBSCRIBER))
                .map(mail -> models.get(mail.alert()))
                .collect(Collectors.toSet());
        return standing().stream()
                .map(alert -> alert.path("model").asText())
                .filter(model -> !told.contains(model))
                .collect(Collectors.toSet());
    }

    /** Whether an incident goes, or went, through a batch. */
    boolean hasAlert(String batch) {
        return alerts.stream()
                .flatMap(alert -> StreamSupport.stream(alert.path("windows").spliterator(), false))
                .anyMatch(window -> window.path("batch").asText().equals(batch));
    }

    /** @param inHand the ids of mails that may have come once more */
    void check(Complaints complaints, Set<String> inHand) {
        Set<String> open = new HashSet<>();
        for (JsonNode alert : standing()) {
            String cause = alert.path("model").asText() + " " + alert.path("on").asText() + " "
                    + alert.path("subject").asText();
            if (!open.add(cause)) {
                complaints.add(Complaints.Kind.DOUBLED, "an open incident of " + cause);
            }
        }
        Set<Mail> sent = new HashSet<>();
        Set<Mail> again = new HashSet<>();
        for (Mail mail : mails) {
            boolean mayBe = sent.add(mail) || (inHand.contains(mail.id()) && again.add(mail));
            if (!mayBe) {
                complaints.add(Complaints.Kind.DOUBLED, mail.toString());
            }
        }
        untold().forEach(model -> complaints.add(Complaints.Kind.LOST, "a mail about " + model));
    }

    private static String id(JsonNode alert) {
        return alert.path("id").asText();
    }
}
