package io.leeway.cli.client;

import java.net.http.HttpRequest;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Requests to ingest-service. */
public final class IngestClient {

    private final JsonHttp http;

    IngestClient(JsonHttp http) {
        this.http = http;
    }

    /**
     * Registers a definition.
     *
     * @param mediaType {@code application/yaml} or {@code application/json}
     * @throws RefusedException if it is refused
     */
    public JsonNode apply(String model, String mediaType, byte[] definition) {
        return http.send(http.request(path(model))
                .header("Content-Type", mediaType)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(definition))
                .build());
    }

    /** Stores reference data. */
    public JsonNode reference(String model, DataFile file) {
        return http.send(
                file.into(http.request(path(model) + "/reference"), "PUT").build());
    }

    /** Stores a production batch; with a key, a repetition answers as the first time. */
    public JsonNode batch(String model, DataFile file, @Nullable String name, @Nullable String idempotencyKey) {
        String query = name == null ? "" : "?name=" + JsonHttp.encode(name);
        return http.send(keyed(file.into(http.request(path(model) + "/batches" + query), "POST"), idempotencyKey));
    }

    /** Stores true values; with a key, a repetition answers as the first time. */
    public JsonNode labels(String model, DataFile file, @Nullable String idempotencyKey) {
        return http.send(keyed(file.into(http.request(path(model) + "/labels"), "POST"), idempotencyKey));
    }

    private static HttpRequest keyed(HttpRequest.Builder request, @Nullable String idempotencyKey) {
        return idempotencyKey == null
                ? request.build()
                : request.header("Idempotency-Key", idempotencyKey).build();
    }

    private static String path(String model) {
        return "/v1/models/" + JsonHttp.encode(model);
    }
}
