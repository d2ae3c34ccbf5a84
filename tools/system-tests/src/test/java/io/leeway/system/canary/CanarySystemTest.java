package io.leeway.system.canary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.leeway.stack.client.StackProcess;
import io.leeway.system.faults.stack.Archives;
import io.leeway.system.faults.stack.Wait;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sends values that nobody else would through the whole suite, from the push to the mail, and looks for them, and for the
 * servers' passwords, in every log, metric and trace: what rows hold is told only where it is asked for. What becomes of
 * the batch is one trace.
 */
class CanarySystemTest {

    private static final List<String> SERVICES = List.of(
            "dashboard-ui", "ingest-service", "drift-service", "performance-service", "risk-service", "alert-service");
    private static final String CATEGORY = "canary-category-7f3a";
    private static final String NUMBER = "918273645";
    private static final String ROW = "canary-row-41c9";
    private static final String UNREADABLE = "canary-unreadable-c2d8";
    private static final String DEFINITION = """
            model: canary
            task: binary-classification
            rowId: id
            features: {tier: categorical, amount: numeric}
            prediction: {column: prediction, positive: "yes"}
            target: label
            alerts: [{on: risk, at: warning, to: {email: ops@example.com}}]
            """;
    private static final int ROWS = 400;
    private static final List<String> PUSH_TO_MAIL = List.of(
            "ingest-service: POST /v1/models/{model}/batches",
            "ingest-service: send leeway.events:batch.accepted",
            "drift-service: process leeway.events:batch.accepted:leeway.drift",
            "drift-service: send leeway.events:drift.evaluated",
            "performance-service: process leeway.events:batch.accepted:leeway.performance",
            "performance-service: send leeway.events:performance.evaluated",
            "risk-service: process leeway.events:drift.evaluated:leeway.risk",
            "risk-service: send leeway.events:risk.assessed",
            "alert-service: process leeway.events:risk.assessed:leeway.alert",
            "alert-service: send mail",
            "ingest-service: process leeway.events:work.done:leeway.ingest");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void shouldTellOneTraceAndNoValueOfARowAndNoPasswordInAnyLogMetricOrTrace(@TempDir Path folder) throws Exception {
        // Given
        Path root = Path.of(System.getProperty("leeway.root"));
        Path data = folder.resolve("data");
        Archives.write();
        try (Collector collector = Collector.start();
                StackProcess stack = StackProcess.start(
                        root.resolve("tools/local-stack/target"),
                        List.of("up", "--root", root.toString(), "--data", data.toString(), "--port-base", "0"),
                        Map.of("LEEWAY_TRACES_COLLECTOR", collector.url()),
                        event -> {})) {
            String models = stack.fact("ingest-service.url") + "/v1/models/canary";
            send("PUT", models, "application/yaml", DEFINITION, 2);
            send("PUT", models + "/reference", "text/csv", rows(i -> "r" + i + "," + "abc".charAt(i % 3) + "," + i), 2);

            // When
            send(
                    "POST",
                    models + "/batches",
                    "text/csv",
                    rows(i -> ROW + i + "," + CATEGORY + "," + NUMBER + "." + i),
                    2);
            send("POST", models + "/batches", "text/csv", rows(i -> ROW + i + "," + CATEGORY + "," + UNREADABLE), 2);
            send("POST", models + "/batches", "application/json", "{\"" + UNREADABLE, 4);
            send(
                    "POST",
                    stack.fact("alert-service.url") + "/v1/silences",
                    "application/json",
                    "{\"ends\": \"" + UNREADABLE + "\"}",
                    4);
            Path mails = Path.of(stack.fact("mail.folder"));
            Wait.require("a mail of the drifted batch", PATIENCE, () -> hasMail(mails));
            Wait.require("the trace of that mail", PATIENCE, () -> isWhole(collector));

            // Then
            Map<String, String> told = new LinkedHashMap<>();
            for (String service : SERVICES) {
                told.put("metrics of " + service, get(stack.fact(service + ".url") + "/q/metrics"));
            }
            try (Stream<Path> logs = Files.walk(data.resolve("logs"))) {
                for (Path log : logs.filter(Files::isRegularFile).toList()) {
                    told.put(log.getFileName().toString(), Files.readString(log));
                }
            }
            told.put("traces", collector.text());
            assertThat(told).hasSizeGreaterThan(2 * SERVICES.size());
            assertThat(told).allSatisfy((where, text) -> assertThat(text)
                    .as(where)
                    .isNotBlank()
                    .doesNotContain(
                            CATEGORY, NUMBER, ROW, UNREADABLE, stack.password("postgres"), stack.password("amqp")));
        }
    }

    /** Whether a trace goes from a push to a mail by way of every service but the page's. */
    private static boolean isWhole(Collector collector) {
        return collector.traces("send mail").stream()
                .map(trace -> trace.stream().map(Collector.Told::toString).toList())
                .anyMatch(steps -> steps.containsAll(PUSH_TO_MAIL));
    }

    private static String rows(IntFunction<String> row) {
        return IntStream.range(0, ROWS)
                .mapToObj(i -> row.apply(i) + (i % 4 == 0 ? ",yes,yes" : ",no,no"))
                .collect(Collectors.joining("\n", "id,tier,amount,prediction,label\n", "\n"));
    }

    private void send(String method, String address, String type, String body, int hundreds)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(address))
                        .timeout(PATIENCE)
                        .header("Content-Type", type)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode() / 100)
                .as("%s: %s", address, answer.body())
                .isEqualTo(hundreds);
    }

    private String get(String address) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create(address))
                                .timeout(PATIENCE)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static boolean hasMail(Path folder) {
        try (Stream<Path> mails = Files.list(folder)) {
            return mails.anyMatch(mail -> mail.getFileName().toString().endsWith(".eml"));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
