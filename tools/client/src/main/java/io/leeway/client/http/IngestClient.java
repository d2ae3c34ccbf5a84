package io.leeway.client.http;

import java.net.http.HttpRequest;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Requests to ingest-service; all throw {@link RefusedException} where it refuses or does not answer. */
public final class IngestClient {

    private final JsonHttp http;

    IngestClient(JsonHttp http) {
        this.http = http;
    }

    /**
     * Registers a definition.
     *
     * @param mediaType {@code application/yaml} or {@code application/json}
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
                file.into(http.upload(path(model) + "/reference"), "PUT").build());
    }

    /** Stores a production batch; with a key, a repetition answers as the first time. */
    public JsonNode batch(String model, DataFile file, @Nullable String name, @Nullable String idempotencyKey) {
        String query = name == null ? "" : "?name=" + JsonHttp.encode(name);
        return http.send(keyed(file.into(http.upload(path(model) + "/batches" + query), "POST"), idempotencyKey));
    }

    /** How far services have got with a batch; waits no longer for the answer than is said. */
    public JsonNode progress(String model, String batch, Duration longest) {
        return http.get(path(model) + "/batches/" + JsonHttp.encode(batch) + "/progress", longest);
    }

    /** Stores true values; with a key, a repetition answers as the first time. */
    public JsonNode labels(String model, DataFile file, @Nullable String idempotencyKey) {
        return http.send(keyed(file.into(http.upload(path(model) + "/labels"), "POST"), idempotencyKey));
    }

    /** A page of the registered models, by name; the next begins after the last of this. */
    public JsonNode models(int limit, String after) {
        return http.get("/v1/models?limit=" + limit + "&after=" + JsonHttp.encode(after));
    }

    /** Takes no data of a model any more. */
    public JsonNode retire(String model) {
        return http.post(path(model) + "/retire");
    }

    /** Takes data of a retired model again. */
    public JsonNode resume(String model) {
        return http.post(path(model) + "/resume");
    }

    /** Deletes a model with all that is stored of it. */
    public void delete(String model) {
        http.delete(path(model));
    }

    /** A model's references, newest first. */
    public JsonNode references(String model) {
        return http.get(path(model) + "/references");
    }

    /** Makes an earlier reference the current one. */
    public JsonNode restore(String model, String reference) {
        return http.post(path(model) + "/references/" + JsonHttp.encode(reference) + "/restore");
    }

    /** What was refused of a model lately, newest first. */
    public JsonNode refusals(String model) {
        return http.get(path(model) + "/refusals");
    }

    /** What became of everything that was sent for a model. */
    public JsonNode accounting(String model) {
        return http.get("/v1/accounting?model=" + JsonHttp.encode(model));
    }

    /** The same for a page of models, by name. */
    public JsonNode accounting(int limit, String after) {
        return http.get("/v1/accounting?limit=" + limit + "&after=" + JsonHttp.encode(after));
    }

    /** A page of the dead letters, newest first. */
    public JsonNode deadLetters(int limit, String before) {
        return http.get(
                "/v1/dead-letters?limit=" + limit + (before.isEmpty() ? "" : "&before=" + JsonHttp.encode(before)));
    }

    /** A dead letter with its message. */
    public JsonNode deadLetter(String id) {
        return http.get(letter(id));
    }

    /** Gives a dead letter to its queue again. */
    public JsonNode replay(String id) {
        return http.post(letter(id) + "/replay");
    }

    /** Gives every open dead letter to its queue again. */
    public JsonNode replayAll() {
        return http.post("/v1/dead-letters/replay");
    }

    /** Gives a dead letter up for good. */
    public void drop(String id) {
        http.delete(letter(id));
    }

    private static HttpRequest keyed(HttpRequest.Builder request, @Nullable String idempotencyKey) {
        return idempotencyKey == null
                ? request.build()
                : request.header(JsonHttp.IDEMPOTENCY_KEY, idempotencyKey).build();
    }

    private static String path(String model) {
        return "/v1/models/" + JsonHttp.encode(model);
    }

    private static String letter(String id) {
        return "/v1/dead-letters/" + JsonHttp.encode(id);
    }
}
