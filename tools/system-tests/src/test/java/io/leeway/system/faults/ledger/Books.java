package io.leeway.system.faults.ledger;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.leeway.system.faults.workload.Sent;
import io.leeway.system.faults.workload.WatchedModel;
import io.leeway.system.faults.workload.Workload;

/** Holds what clients were told against what ingest-service has, and its accounting against both. */
final class Books {

    private final Answers answers;
    private final Workload workload;

    Books(Answers answers, Workload workload) {
        this.answers = answers;
        this.workload = workload;
    }

    void check(Complaints complaints, long deadLetters) {
        Accounting accounting = answers.accounting();
        for (WatchedModel model : workload.models()) {
            List<Sent> sent = workload.sent().stream()
                    .filter(batch -> batch.model().equals(model))
                    .toList();
            compareWithIntake(model, sent, complaints);
            Accounting.Model account = accounting.models().get(model.name());
            if (account == null || !account.isSettled(sent.size())) {
                complaints.add(
                        Complaints.Kind.STUCK,
                        sent.size() + " batches of " + model.name() + " were accepted; accounted for: " + account);
            }
        }
        if (accounting.outbox() > 0) {
            complaints.add(Complaints.Kind.STUCK, accounting.outbox() + " events are not through");
        }
        if (accounting.deadLetters() != deadLetters) {
            complaints.add(
                    Complaints.Kind.STUCK,
                    accounting.deadLetters() + " dead letters, not " + deadLetters + ": " + answers.deadLetters());
        }
    }

    private void compareWithIntake(WatchedModel model, List<Sent> sent, Complaints complaints) {
        Set<String> ids = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (JsonNode batch : answers.accepted(model)) {
            ids.add(batch.path("batch").asText());
            String name = batch.path("name").asText();
            if (!names.add(name)) {
                complaints.add(Complaints.Kind.DOUBLED, model.name() + '/' + name + " was accepted twice");
            }
        }
        for (Sent batch : sent) {
            if (!ids.contains(batch.batch())) {
                complaints.add(Complaints.Kind.LOST, "accepted and not kept: " + batch);
            }
        }
        if (ids.size() > sent.size()) {
            complaints.add(
                    Complaints.Kind.DOUBLED,
                    ids.size() + " batches of " + model.name() + " are kept, " + sent.size() + " were accepted");
        }
    }
}
