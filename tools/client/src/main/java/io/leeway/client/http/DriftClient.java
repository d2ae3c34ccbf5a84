package io.leeway.client.http;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;

/** Requests to drift-service; all throw {@link RefusedException} where it refuses or does not answer. */
public final class DriftClient {

    private final JsonHttp http;

    DriftClient(JsonHttp http) {
        this.http = http;
    }

    /** Has past windows judged again, which may take a minute. */
    public JsonNode backtest(String model, JsonNode asked) {
        return http.send(http.upload("/v1/models/" + JsonHttp.encode(model) + "/backtests")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(asked.toString(), StandardCharsets.UTF_8))
                .build());
    }
}
