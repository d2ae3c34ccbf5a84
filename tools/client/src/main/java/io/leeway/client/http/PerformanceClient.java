package io.leeway.client.http;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.leeway.client.console.Counts;
import io.leeway.client.console.Terminal;

/** Requests to performance-service. */
public final class PerformanceClient {

    private static final int NAMED = 3;

    private final JsonHttp http;

    PerformanceClient(JsonHttp http) {
        this.http = http;
    }

    /** The labels of a model that have found no prediction. */
    public JsonNode waitingLabels(String model) {
        return http.get("/v1/models/" + JsonHttp.encode(model) + "/waiting-labels");
    }

    /** The same in words, as "2 labels have found no prediction yet, such as those of a, b". */
    public static String words(JsonNode waiting) {
        long rows = waiting.path("rows").asLong();
        if (rows == 0) {
            return "Every label has found a prediction.";
        }
        List<String> ids = new ArrayList<>();
        for (JsonNode id : waiting.path("rowIds")) {
            if (ids.size() < NAMED) {
                ids.add(Terminal.safe(id.asText()));
            }
        }
        return String.format(
                "%s found no prediction yet, such as %s of %s",
                Counts.of(rows, "label has", "labels have"),
                ids.size() == 1 ? "that" : "those",
                String.join(", ", ids));
    }
}
