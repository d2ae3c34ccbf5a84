package io.leeway.system.faults.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import io.leeway.system.faults.stack.Http;
import io.leeway.system.faults.stack.Services;
import io.leeway.system.faults.workload.WatchedModel;

/** What the services' public APIs answer. */
public final class Answers {

    private static final int MOST_PAGES = 100;

    private final String ingest;
    private final String risk;
    private final String alert;

    /** Of the first instances. */
    public Answers(Services services) {
        this.ingest = services.one("ingest-service").url();
        this.risk = services.one("risk-service").url();
        this.alert = services.one("alert-service").url();
    }

    Accounting accounting() {
        return Accounting.of(good(ingest + "/v1/accounting").body());
    }

    /** The batches that ingest-service says it has. */
    List<JsonNode> accepted(WatchedModel model) {
        return list(good(ingest + "/v1/models/" + model.name() + "/batches?limit=1000")
                .items());
    }

    /** A line for every batch that was assessed, by its id. */
    Map<String, JsonNode> assessed(WatchedModel model) {
        Http.Answer answer = Http.get(risk + "/v1/models/" + model.name() + "/reports?limit=1000");
        if (answer.status() == 404) {
            // It has not heard of the model yet.
            return Map.of();
        }
        Map<String, JsonNode> summaries = new HashMap<>();
        answer.items().forEach(summary -> summaries.put(summary.path("batch").asText(), summary));
        return summaries;
    }

    /** Everything about a batch; missing where there is nothing. */
    JsonNode report(WatchedModel model, String batch) {
        return Http.get(risk + "/v1/models/" + model.name() + "/reports/" + batch)
                .body();
    }

    /** A model's alerts about batches. */
    List<JsonNode> alerts(WatchedModel model) {
        return list(good(alert + "/v1/alerts?limit=1000&model=" + model.name()).items()).stream()
                .filter(found -> !found.path("batch").asText().isBlank())
                .toList();
    }

    /** The ids of a model's incidents, whatever they are about. */
    public List<String> incidents(WatchedModel model) {
        return list(good(alert + "/v1/alerts?limit=1000&model=" + model.name()).items()).stream()
                .map(found -> found.path("id").asText())
                .toList();
    }

    /** What alert-service sends, or has sent, in one state: {@code pending}, {@code sent} and so on. */
    public List<JsonNode> deliveries(String state) {
        return list(good(alert + "/v1/deliveries?limit=1000&state=" + state).items());
    }

    /** The ids of deliveries from before a moment that alert-service handed to their channel, or was about to, more than once. */
    public Set<String> triedAgain(Instant before) {
        return list(good(alert + "/v1/deliveries?limit=1000").items()).stream()
                .filter(found -> found.path("attempts").asInt() > 1)
                .filter(found -> Instant.parse(found.path("createdAt").asText()).isBefore(before))
                .map(found -> found.path("id").asText())
                .collect(Collectors.toSet());
    }

    /** The status of a request to risk-service for a model. */
    public int statusAtRisk(String model) {
        return Http.get(risk + "/v1/models/" + model).status();
    }

    /** How many alerts a model has. */
    public int alertsOf(String model) {
        return good(alert + "/v1/alerts?limit=1000&model=" + model).items().size();
    }

    /** Whether the accounting speaks of a model. */
    public boolean accountsFor(String model) {
        return accounting().models().containsKey(model);
    }

    /** Every dead letter, page by page. */
    public List<JsonNode> deadLetters() {
        List<JsonNode> letters = new ArrayList<>();
        String next = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonNode body = good(ingest + "/v1/dead-letters?limit=20" + next).body();
            letters.addAll(list(body.path("items")));
            if (body.path("next").isMissingNode() || body.path("next").isNull()) {
                return letters;
            }
            next = "&before=" + body.path("next").asText();
        }
        throw new IllegalStateException("the list of dead letters has no end");
    }

    /** How many dead letters wait for somebody. */
    public long openDeadLetters() {
        return good(ingest + "/v1/dead-letters?limit=1").body().path("open").asLong(-1);
    }

    /** One dead letter. */
    public JsonNode deadLetter(String id) {
        return good(ingest + "/v1/dead-letters/" + id).body();
    }

    /** Asks for something to be done with dead letters. */
    public Http.Answer deadLetters(String method, String path) {
        return Http.send(method, ingest + "/v1/dead-letters" + path, "application/json", "");
    }

    private static Http.Answer good(String url) {
        Http.Answer answer = Http.get(url);
        if (!answer.isGood()) {
            throw new IllegalStateException(url + " answers " + answer.status() + ' ' + answer.body());
        }
        return answer;
    }

    private static List<JsonNode> list(JsonNode items) {
        List<JsonNode> all = new ArrayList<>();
        items.forEach(all::add);
        return all;
    }
}
