package io.leeway.ingest.datasets;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.ContractJson;

/** Pushes rows to the service under test; many threads may, at once. */
final class Pushes implements AutoCloseable {

    /** More than a body waits for its turn and then for its transaction. */
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(LONGEST).build();

    /** What was answered. */
    record Answer(int status, JsonNode body) {

        String batch() {
            return body.path("batch").asText();
        }

        long sequence() {
            return body.path("sequence").asLong();
        }
    }

    /** Sends rows as CSV to a path of a model, under a key if there is one. */
    Answer post(String model, String path, @Nullable String key, String rows) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/v1/models/" + model + path))
                .timeout(LONGEST)
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(rows));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        try {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), ContractJson.mapper().readTree(response.body()));
        } catch (IOException exception) {
            throw new IllegalStateException(exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(exception);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
