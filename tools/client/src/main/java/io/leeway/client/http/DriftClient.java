package io.leeway.client.http;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Requests to drift-service; all throw {@link RefusedException} where it refuses or does not answer. */
public final class DriftClient {

    private final JsonHttp http;

    DriftClient(JsonHttp http) {
        this.http = http;
    }

    /**
     * Makes the windows of a time part of the reference.
     *
     * @param from a day or a time
     * @param to likewise; a day includes its end
     * @param by who accepts them
     * @param note why
     */
    public JsonNode adopt(String model, String from, String to, String by, @Nullable String note) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("from", from).put("to", to).put("by", by);
        if (note != null) {
            request.put("note", note);
        }
        return http.post(path(model), request);
    }

    /** What was made part of a model's reference, the first adoption first. */
    public JsonNode adoptions(String model) {
        return http.get(path(model));
    }

    /** Has past windows judged again, which may take a minute. */
    public JsonNode backtest(String model, JsonNode asked) {
        return http.send(http.upload("/v1/models/" + JsonHttp.encode(model) + "/backtests")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(asked.toString(), StandardCharsets.UTF_8))
                .build());
    }

    private static String path(String model) {
        return "/v1/models/" + JsonHttp.encode(model) + "/reference/adoptions";
    }
}
