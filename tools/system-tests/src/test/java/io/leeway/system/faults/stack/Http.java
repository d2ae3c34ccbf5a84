package io.leeway.system.faults.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/** Requests to the services under test, as any client could send them. */
public final class Http {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(15);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private Http() {}

    /**
     * What was answered.
     *
     * @param status the status code
     * @param body the JSON; missing where there is none
     * @param took from sending to the end of the body
     */
    public record Answer(int status, JsonNode body, Duration took) {

        /** Whether the service did what it was asked to. */
        public boolean isGood() {
            return status >= 200 && status < 300;
        }

        /** What is listed, whether the answer is a list or a page of one. */
        public JsonNode items() {
            return body.isArray() ? body : body.path("items");
        }
    }

    /** Sends a request; an answer that does not come in time is an {@link IOException}. */
    public static Answer send(HttpRequest.Builder request) throws IOException {
        long begin = System.nanoTime();
        try {
            HttpResponse<String> response = CLIENT.send(
                    request.timeout(ANSWER_WITHIN).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(
                    response.statusCode(), parse(response.body()), Duration.ofNanos(System.nanoTime() - begin));
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", exception);
        }
    }

    /** Asks for something that must be there. */
    public static Answer get(String url) {
        try {
            return send(HttpRequest.newBuilder(URI.create(url)).header("Accept", "application/json"));
        } catch (IOException exception) {
            throw new UncheckedIOException("no answer from " + url, exception);
        }
    }

    /** Sends a body. */
    public static Answer send(String method, String url, String mediaType, String body) {
        try {
            return send(HttpRequest.newBuilder(URI.create(url))
                    .header("Content-Type", mediaType)
                    .method(method, HttpRequest.BodyPublishers.ofString(body)));
        } catch (IOException exception) {
            throw new UncheckedIOException("no answer from " + url, exception);
        }
    }

    private static JsonNode parse(String body) {
        try {
            return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JsonProcessingException exception) {
            // The status still counts.
            return MissingNode.getInstance();
        }
    }
}
