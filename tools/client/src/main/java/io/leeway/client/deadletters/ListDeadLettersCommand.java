package io.leeway.client.deadletters;

import java.util.List;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import io.leeway.client.console.Ages;
import io.leeway.client.console.Limit;
import io.leeway.client.console.Terminal;
import io.leeway.client.console.TextTable;
import io.leeway.client.http.IngestClient;
import io.leeway.client.http.Pages;
import io.leeway.client.http.ServiceAddresses;

/** Lists dead letters. */
@Command(name = "list", description = "Lists dead letters, newest first.")
final class ListDeadLettersCommand implements Callable<Integer> {

    private static final int SHOWN_REASON = 80;

    @Mixin
    private final ServiceAddresses services = new ServiceAddresses();

    @Mixin
    private final Limit limit = new Limit();

    @Option(names = "--json", description = "answer as JSON")
    private boolean json;

    private long open;

    @Override
    public Integer call() {
        IngestClient ingest = services.ingestClient();
        List<JsonNode> letters = Pages.first(
                limit.most(),
                (most, before) -> {
                    JsonNode page = ingest.deadLetters(most, before);
                    open = page.path("open").asLong();
                    return page;
                },
                page -> page.path("items"),
                page -> page.path("next").asText(""));
        System.out.println(json ? Terminal.json(asJson(letters)) : asTable(letters));
        return 0;
    }

    private JsonNode asJson(List<JsonNode> letters) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("open", open);
        answer.putArray("items").addAll(letters);
        return answer;
    }

    private String asTable(List<JsonNode> letters) {
        if (letters.isEmpty()) {
            return "No dead letters.";
        }
        TextTable table = new TextTable("id", "state", "queue", "age", "model", "batch", "tries", "reason");
        for (JsonNode letter : letters) {
            table.row(
                    Terminal.safe(letter, "id"),
                    Terminal.safe(letter, "state"),
                    Terminal.safe(letter, "queue"),
                    Ages.of(letter.path("ageSeconds").asLong()),
                    Terminal.safe(letter, "model"),
                    Terminal.safe(letter, "batch"),
                    letter.path("attempts").asText("-"),
                    shortened(Terminal.safe(letter, "reason")));
        }
        return String.format("%s%n%,d open, %,d shown.", table, open, letters.size());
    }

    private static String shortened(String reason) {
        return reason.length() <= SHOWN_REASON ? reason : reason.substring(0, SHOWN_REASON - 3) + "...";
    }
}
