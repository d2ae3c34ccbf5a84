package io.leeway.spark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.leeway.access.CallerKey;
import io.leeway.contracts.ContractJson;
import io.leeway.contracts.model.ModelDefinition;

import static org.assertj.core.api.Assertions.assertThat;

/** The running Leeway that the environment names. */
final class Services {

    static final String INGEST = "LEEWAY_INGEST_URL";

    private static final long MOST_MINUTES = 5;
    private static final int FIRST_REFUSAL = 300;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Optional<String> key = CallerKey.of(System.getenv());

    /** Registers a model with the rows of a Parquet file as its reference, and waits until it is profiled. */
    void register(ModelDefinition definition, Path reference) throws Exception {
        String models = "/v1/models/" + definition.model();
        sent(to(INGEST, models)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(ContractJson.mapper().writeValueAsString(definition))));
        sent(to(INGEST, models + "/reference")
                .header("Content-Type", "application/vnd.apache.parquet")
                .PUT(HttpRequest.BodyPublishers.ofFile(reference)));
        until(to("LEEWAY_DRIFT_URL", models + "/profile-plan"), plan -> true);
    }

    /** Sends the rows of a Parquet file as a batch; returns its id. */
    String batch(String model, Path rows) throws Exception {
        return sent(model, "batches", rows).path("batch").asText();
    }

    /** Sends the labels of a Parquet file. */
    void labels(String model, Path labels) throws Exception {
        sent(model, "labels", labels);
    }

    private JsonNode sent(String model, String kind, Path file) throws Exception {
        return sent(to(INGEST, "/v1/models/" + model + "/" + kind)
                .header("Content-Type", "application/vnd.apache.parquet")
                .POST(HttpRequest.BodyPublishers.ofFile(file)));
    }

    /** The batches of a model, newest first. */
    JsonNode batches(String model) throws Exception {
        return sent(to(INGEST, "/v1/models/" + model + "/batches").GET());
    }

    /** What is said of a batch, as soon as it is. */
    JsonNode report(String model, String batch) throws Exception {
        return until(ofBatch(model, batch), report -> true);
    }

    /** What is said of a batch, as soon as its labels are looked at. */
    JsonNode labelledReport(String model, String batch) throws Exception {
        return until(
                ofBatch(model, batch),
                report -> report.path("performance").path("labelledRows").asLong() > 0);
    }

    private HttpRequest.Builder ofBatch(String model, String batch) {
        return to("LEEWAY_RISK_URL", "/v1/models/" + model + "/reports/" + batch);
    }

    private HttpRequest.Builder to(String service, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(System.getenv(service) + path))
                .timeout(Duration.ofMinutes(MOST_MINUTES));
        key.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        return request;
    }

    private JsonNode sent(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isLessThan(FIRST_REFUSAL);
        return ContractJson.mapper().readTree(response.body());
    }

    private JsonNode until(HttpRequest.Builder request, Predicate<JsonNode> wanted)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MOST_MINUTES);
        while (true) {
            HttpResponse<String> response = http.send(request.GET().build(), HttpResponse.BodyHandlers.ofString());
            JsonNode answer = response.statusCode() < FIRST_REFUSAL
                    ? ContractJson.mapper().readTree(response.body())
                    : MissingNode.getInstance();
            if (!answer.isMissingNode() && wanted.test(answer)) {
                return answer;
            }
            assertThat(System.nanoTime()).as(response.body()).isLessThan(end);
            Thread.sleep(200);
        }
    }
}
