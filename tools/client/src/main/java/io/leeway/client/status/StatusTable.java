package io.leeway.client.status;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.leeway.client.console.Terminal;
import io.leeway.client.console.TextTable;
import io.leeway.contracts.ContractJson;
import io.leeway.contracts.reports.BatchSummary;
import io.leeway.contracts.reports.Verdict;

/** Where models stand, as tables for people; what a service that is away would say is {@code ?}. */
final class StatusTable {

    private static final String UNKNOWN = "?";

    private StatusTable() {}

    /**
     * All models.
     *
     * @param accounting what ingest-service counts; empty where it is away
     * @param models how risk-service lists them; empty where it is away
     */
    static String of(Optional<JsonNode> accounting, Optional<JsonNode> models) {
        Map<String, JsonNode> accounts = byModel(accounting.map(it -> it.path("models")));
        Map<String, JsonNode> entries = byModel(models);
        List<String> names = new ArrayList<>(accounts.keySet());
        entries.keySet().stream().filter(name -> !accounts.containsKey(name)).forEach(names::add);
        if (names.isEmpty()) {
            return StatusCommand.NO_MODEL;
        }
        TextTable table = new TextTable(
                "model",
                "accepted",
                "evaluated",
                "waiting",
                "dead letters",
                "refused",
                "last batch",
                "data quality",
                "risk",
                "level");
        List<String> waiting = new ArrayList<>();
        for (String name : names) {
            JsonNode account = accounts.getOrDefault(name, MissingNode.getInstance());
            JsonNode entry = entries.getOrDefault(name, MissingNode.getInstance());
            String none = models.isPresent() ? "-" : UNKNOWN;
            table.row(
                    Terminal.safe(name),
                    account.path("accepted").asText(UNKNOWN),
                    account.path("evaluated").asText(UNKNOWN),
                    account.path("waiting").asText(UNKNOWN),
                    account.path("deadLettered").asText(UNKNOWN),
                    account.path("refused").asText(UNKNOWN),
                    Terminal.safe(entry.path("last").path("name").asText(none)),
                    quality(entry.path("last"), none),
                    entry.path("last").path("score").asText(none),
                    Terminal.safe(entry.path("last").path("level").asText(none)));
            String waits = Accounts.waiting(account);
            if (!waits.isEmpty()) {
                waiting.add(Terminal.safe(name) + ": " + waits);
            }
        }
        return lines(table.toString(), waiting);
    }

    /** One model with its latest batches, the newest last. */
    static String of(Optional<JsonNode> accounting, Optional<List<BatchSummary>> batches, String model) {
        JsonNode account =
                byModel(accounting.map(it -> it.path("models"))).getOrDefault(model, MissingNode.getInstance());
        List<String> parts = new ArrayList<>();
        if (!account.isMissingNode()) {
            parts.add(Terminal.safe(model) + ": " + Accounts.line(account));
        }
        String events = Accounts.events(account);
        if (!events.isEmpty()) {
            parts.add(events);
        }
        String waits = Accounts.waiting(account);
        if (!waits.isEmpty()) {
            parts.add(waits);
        }
        batches.filter(found -> !found.isEmpty() || waits.isEmpty())
                .ifPresent(found -> parts.add(BatchTable.of(found.reversed())));
        return String.join(System.lineSeparator(), parts);
    }

    private static String quality(JsonNode last, String none) {
        if (last.isMissingNode()) {
            return none;
        }
        Verdict drift = last.hasNonNull("driftVerdict")
                ? ContractJson.mapper().convertValue(last.path("driftVerdict"), Verdict.class)
                : null;
        return BatchTable.quality(drift, last.path("qualityFindings").asInt());
    }

    private static Map<String, JsonNode> byModel(Optional<JsonNode> models) {
        Map<String, JsonNode> byModel = new LinkedHashMap<>();
        models.ifPresent(
                list -> list.forEach(entry -> byModel.put(entry.path("model").asText(), entry)));
        return byModel;
    }

    private static String lines(String table, List<String> waiting) {
        return waiting.isEmpty()
                ? table
                : table + System.lineSeparator() + String.join(System.lineSeparator(), waiting);
    }
}
