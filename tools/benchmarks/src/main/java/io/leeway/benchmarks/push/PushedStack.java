package io.leeway.benchmarks.push;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.leeway.contracts.ContractJson;
import io.leeway.stack.client.StackProcess;

/** A stack of its own, as {@code ./leeway up} starts it, with free ports, and what the benchmark asks of it. */
final class PushedStack implements AutoCloseable {

    static final List<String> SERVICES = List.of(
            "ingest-service", "drift-service", "performance-service", "risk-service", "alert-service", "dashboard-ui");

    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(10);
    private static final int GOOD = 300;

    private final HttpClient http = HttpClient.newHttpClient();
    private final StackProcess process;
    private final Path data;

    private PushedStack(StackProcess process, Path data) {
        this.process = process;
        this.data = data;
    }

    /**
     * Starts it.
     *
     * @param root the project's folder, with everything built
     * @param portBase the dashboard's port, 0 for free ones
     */
    static PushedStack start(Path root, Path data, int portBase) {
        return new PushedStack(
                StackProcess.start(
                        root.resolve("tools/local-stack/target"),
                        List.of(
                                "up",
                                "--root",
                                root.toString(),
                                "--data",
                                data.toString(),
                                "--port-base",
                                "" + portBase),
                        event -> {}),
                data);
    }

    ProcessUsage usage() {
        return new ProcessUsage(process, data, SERVICES);
    }

    void register(String definition) throws IOException, InterruptedException {
        send(models("")
                .PUT(HttpRequest.BodyPublishers.ofString(definition))
                .header("Content-Type", "application/json"));
    }

    void reference(Path file, PushedForm form) throws IOException, InterruptedException {
        send(models("/reference").PUT(body(file)).header("Content-Type", form.contentType()));
    }

    /** Pushes a batch; its id. */
    String batch(Path file, PushedForm form) throws IOException, InterruptedException {
        return send(models("/batches").POST(body(file)).header("Content-Type", form.contentType()))
                .path("batch")
                .asText();
    }

    /** How far the services have got with a batch. */
    JsonNode progress(String batch) throws IOException, InterruptedException {
        return send(models("/batches/" + batch + "/progress").GET());
    }

    /** Everything about a batch, at risk-service. */
    JsonNode report(String batch) throws IOException, InterruptedException {
        return send(models("risk-service", "/reports/" + batch).GET());
    }

    /** Listens to what is assessed. */
    ReportStream reports() throws IOException, InterruptedException {
        return new ReportStream(http, URI.create(process.fact("risk-service.url") + "/v1/stream"));
    }

    private HttpRequest.Builder models(String path) {
        return models("ingest-service", path);
    }

    private HttpRequest.Builder models(String service, String path) {
        return HttpRequest.newBuilder(
                        URI.create(process.fact(service + ".url") + "/v1/models/" + GeneratedRows.MODEL + path))
                .timeout(LONGEST_ANSWER);
    }

    private static HttpRequest.BodyPublisher body(Path file) throws FileNotFoundException {
        return HttpRequest.BodyPublishers.ofFile(file);
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= GOOD) {
            throw new IllegalStateException("Refused with " + answer.statusCode() + ": " + answer.body());
        }
        return ContractJson.mapper().readTree(answer.body());
    }

    /** The heap that a service has in use, in megabytes. */
    double heapMegabytes(String service) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(process.fact(service + ".url") + "/q/metrics"))
                .timeout(LONGEST_ANSWER)
                .build();
        double bytes = http.send(request, HttpResponse.BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes{") && line.contains("area=\"heap\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
        return bytes / (1 << 20);
    }

    @Override
    public void close() {
        http.close();
        process.close();
    }
}
