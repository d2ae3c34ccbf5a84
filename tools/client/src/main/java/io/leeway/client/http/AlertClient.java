package io.leeway.client.http;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Requests to alert-service. */
public final class AlertClient {

    private final JsonHttp http;

    AlertClient(JsonHttp http) {
        this.http = http;
    }

    /** The ids of a model's batches that have an alert which is not resolved. */
    public Set<String> alertedBatches(String model) {
        Set<String> batches = new HashSet<>();
        for (JsonNode alert : http.get("/v1/alerts?limit=1000&model=" + JsonHttp.encode(model))) {
            if (!alert.path("state").asText().equals("resolved")) {
                batches.add(alert.path("batch").asText());
            }
        }
        return batches;
    }

    /** The revision of the assessment that was last held against the alert rules, by batch. */
    public Map<String, Integer> assessedRevisions(String model) {
        Map<String, Integer> revisions = new HashMap<>();
        for (JsonNode seen : http.get("/v1/models/" + JsonHttp.encode(model) + "/assessed")) {
            revisions.put(seen.path("batch").asText(), seen.path("revision").asInt());
        }
        return revisions;
    }

    /** The alerts that nobody has acknowledged and that are not resolved, a thousand at most; of all models without a name. */
    public JsonNode firing(@Nullable String model) {
        return http.get(
                "/v1/alerts?state=firing&limit=1000" + (model == null ? "" : "&model=" + JsonHttp.encode(model)));
    }
}
