package io.leeway.benchmarks.push;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.rabbitmq.client.ConnectionFactory;

import io.leeway.contracts.ContractJson;
import io.leeway.stack.client.StackProcess;

/** A stack of its own, as {@code ./leeway up} starts it, with free ports, and what the benchmark asks of it. */
final class PushedStack implements AutoCloseable {

    static final List<String> SERVICES = List.of(
            "ingest-service", "drift-service", "performance-service", "risk-service", "alert-service", "dashboard-ui");

    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(10);
    private static final Duration LONGEST_ANSWER_TO_AN_EVENT = Duration.ofSeconds(15);
    private static final int GOOD = 300;

    private final HttpClient http = HttpClient.newHttpClient();
    private final StackProcess process;
    private final Path data;

    /** The processes that the services have had, one after the other. */
    private final Map<Long, String> services;

    private PushedStack(StackProcess process, Path data, Map<Long, String> services) {
        this.process = process;
        this.data = data;
        this.services = services;
        SERVICES.forEach(name -> services.put(Long.parseLong(process.fact(name + ".pid")), name));
    }

    /**
     * Starts it.
     *
     * @param root the project's folder, with everything built
     * @param portBase the dashboard's port, 0 for free ones
     */
    static PushedStack start(Path root, Path data, int portBase) {
        return start(root, data, portBase, Map.of());
    }

    /**
     * Likewise.
     *
     * @param environment what its services are told beside
     */
    static PushedStack start(Path root, Path data, int portBase, Map<String, String> environment) {
        Map<Long, String> services = new ConcurrentHashMap<>();
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
                        environment,
                        event -> {
                            if (event.name().equals("restarted")) {
                                services.put(
                                        Long.parseLong(event.facts().getOrDefault("pid", "")),
                                        event.facts().getOrDefault("service", ""));
                            }
                        }),
                data,
                services);
    }

    ProcessUsage usage() {
        return new ProcessUsage(process, data, services);
    }

    /** Ends a service as kill -9 does; it is started again. */
    void kill(String service) {
        ProcessHandle alive = services.entrySet().stream()
                .filter(entry -> entry.getValue().equals(service))
                .flatMap(entry -> ProcessHandle.of(entry.getKey()).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(service + " is not running"));
        alive.destroyForcibly();
        alive.onExit().join();
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

    /** Sends half of a prediction over a connection that stays; the status of the answer. */
    int event(EventHalf half) throws IOException, InterruptedException {
        HttpRequest request = models("/events")
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(LONGEST_ANSWER_TO_AN_EVENT)
                .header("Content-Type", "application/json")
                .header("ce-specversion", "1.0")
                .header("ce-source", "benchmark")
                .header("ce-id", half.id())
                .header("ce-type", half.type())
                .header("ce-time", Instant.now().toString())
                .POST(HttpRequest.BodyPublishers.ofString(half.body()))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    /** How to connect to its broker. */
    ConnectionFactory broker() {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(process.fact("amqp.host"));
        factory.setPort(Integer.parseInt(process.fact("amqp.port")));
        factory.setPassword(process.password("amqp"));
        return factory;
    }

    /** What became of all events. */
    JsonNode events() throws IOException, InterruptedException {
        return send(models("/events").GET());
    }

    /** The last thousand batches. */
    JsonNode batches() throws IOException, InterruptedException {
        return send(models("/batches?limit=1000").GET());
    }

    /** Whether every service is done with all that was accepted. */
    boolean isEvaluated() throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(process.fact("ingest-service.url") + "/v1/accounting?model=" + GeneratedRows.MODEL))
                .timeout(LONGEST_ANSWER);
        JsonNode account = send(request).path("models").path(0);
        return account.path("evaluated").asLong() == account.path("accepted").asLong(-1);
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
