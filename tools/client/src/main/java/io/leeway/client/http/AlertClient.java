package io.leeway.client.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.alerts.Alert;

/** Requests to alert-service. */
public final class AlertClient {

    private final JsonHttp http;

    AlertClient(JsonHttp http) {
        this.http = http;
    }

    /** The incidents of a model with the batches that they go through, newest first, a thousand at most. */
    public List<Alert> incidents(String model) {
        List<Alert> incidents = new ArrayList<>();
        for (JsonNode incident : http.get("/v1/alerts?limit=1000&model=" + JsonHttp.encode(model))) {
            incidents.add(JsonHttp.read(incident, Alert.class));
        }
        return incidents;
    }

    /** The silences that last, the first to end first. */
    public JsonNode silences() {
        return http.get("/v1/silences");
    }

    /** Begins a silence; returns it. */
    public JsonNode silence(JsonNode silence) {
        return http.post("/v1/silences", silence);
    }

    /** Ends a silence. */
    public void endSilence(String id) {
        http.delete("/v1/silences/" + JsonHttp.encode(id));
    }

    /** What a model is watched for. */
    public JsonNode conditions(String model) {
        return http.get(conditionsOf(model));
    }

    /** Adds rules to those of a model's definition; returns what it is watched for then. */
    public JsonNode setConditions(String model, JsonNode rules) {
        return http.put(conditionsOf(model), rules);
    }

    /** Takes away the rules that were added. */
    public void dropConditions(String model) {
        http.delete(conditionsOf(model));
    }

    private static String conditionsOf(String model) {
        return "/v1/models/" + JsonHttp.encode(model) + "/conditions";
    }

    /** The revision of the assessment that was last held against the alert rules, by batch. */
    public Map<String, Integer> assessedRevisions(String model) {
        Map<String, Integer> revisions = new HashMap<>();
        for (JsonNode seen : http.get("/v1/models/" + JsonHttp.encode(model) + "/assessed")) {
            revisions.put(seen.path("batch").asText(), seen.path("revision").asInt());
        }
        return revisions;
    }

    /** The incidents that nobody has acknowledged and that are not resolved, a thousand at most; of all models without a name. */
    public JsonNode firing(@Nullable String model) {
        return http.get(
                "/v1/alerts?state=firing&limit=1000" + (model == null ? "" : "&model=" + JsonHttp.encode(model)));
    }
}
