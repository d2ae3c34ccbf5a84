package io.leeway.performance;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.ContractJson;
import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.LabelsAccepted;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.Task;
import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.EventBus;
import io.leeway.support.test.FakeIngestResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

/** The expected numbers are scikit-learn's on the joined rows; see the files' ids in the vectors of the statistics library. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, initArgs = @ResourceArg(name = "only", value = "amqp,mongo"))
@WithTestResource(FakeIngestResource.class)
class ScikitLearnComponentTest {

    private static final double TOLERANCE = 1e-9;

    private final String model = "model-" + UUID.randomUUID();

    @Test
    void shouldGiveScikitLearnsClassifierMetricsWhenLabelsComeInParts() throws IOException {
        // Given
        JsonNode vector = vector("classification");
        JsonNode expected = vector.path("expected");

        // When
        JsonNode report = withLateLabels(vector, Task.BINARY_CLASSIFICATION);

        // Then
        Map<String, Double> metrics = metrics(report);
        Map<String, JsonNode> pairs = new LinkedHashMap<>();
        pairs.put("accuracy", expected.path("accuracy"));
        pairs.put("balanced-accuracy", expected.path("balanced_accuracy"));
        pairs.put("mcc", expected.path("mcc"));
        pairs.put("precision", expected.path("binary").path("precision"));
        pairs.put("recall", expected.path("binary").path("recall"));
        pairs.put("f1", expected.path("binary").path("f1"));
        pairs.put("roc-auc", expected.path("roc_auc"));
        pairs.put("log-loss", expected.path("log_loss"));
        pairs.put("brier", expected.path("brier"));
        pairs.forEach(
                (name, value) -> assertThat(metrics.get(name)).as(name).isCloseTo(value.asDouble(), within(TOLERANCE)));
    }

    @Test
    void shouldGiveScikitLearnsRegressorMetricsWhenLabelsComeInParts() throws IOException {
        // Given
        JsonNode vector = vector("regression");
        JsonNode expected = vector.path("expected");

        // When
        JsonNode report = withLateLabels(vector, Task.REGRESSION);

        // Then
        Map<String, Double> metrics = metrics(report);
        Map.of(
                        "me", "me",
                        "mae", "mae",
                        "mse", "mse",
                        "rmse", "rmse",
                        "r2", "r2",
                        "mape", "mape",
                        "medae", "medae",
                        "max-error", "max_error",
                        "explained-variance", "explained_variance")
                .forEach((name, key) -> assertThat(metrics.get(name))
                        .as(name)
                        .isCloseTo(
                                expected.path(key).asDouble(),
                                within(TOLERANCE
                                        * Math.max(1, expected.path(key).asDouble()))));
        assertThat(report.path("metrics"))
                .allMatch(metric -> metric.has("value") == (metric.has("lower") && metric.has("upper")));
    }

    @Test
    void shouldListLabelsOfUnknownRowsAndUnknownClasses() {
        // Given
        String reference = FakeIngestResource.serve(
                rows(List.of("a", "b"), List.of("1", "0"), new double[] {0.9, 0.1}, List.of("1", "0")));
        String batch =
                FakeIngestResource.serve(rows(List.of("c", "d"), List.of("1", "0"), new double[] {0.9, 0.1}, null));
        try (EventBus bus = EventBus.connect()) {
            List<JsonNode> reports = bus.listen(EventType.PERFORMANCE_EVALUATED);

            // When
            bus.tell(EventType.BATCH_ACCEPTED, accepted(batch, reference, 2, Task.BINARY_CLASSIFICATION));
            Block labels = new Block(
                    3, List.of(text("id", List.of("c", "d", "nobody")), text("target", List.of("1", "maybe", "1"))));
            bus.tell(
                    EventType.LABELS_ACCEPTED, labels(FakeIngestResource.serve(labels), 3, Task.BINARY_CLASSIFICATION));

            // Then
            await().atMost(30, TimeUnit.SECONDS).until(() -> !reports.isEmpty());
            JsonNode report = reports.getLast().path("data").path("report");
            assertThat(report.path("unknownClasses").path("maybe").asInt()).isEqualTo(1);
            assertThat(report.path("verdict").asText()).isEqualTo("insufficient-data");
            await().atMost(30, TimeUnit.SECONDS)
                    .untilAsserted(() -> RestAssured.get("/v1/models/" + model + "/waiting-labels")
                            .then()
                            .statusCode(200)
                            .body("rows", equalTo(1))
                            .body("rowIds", contains("nobody")));
        }
    }

    /** Labels come in three parts, in random order, the second one twice. */
    private JsonNode withLateLabels(JsonNode vector, Task task) {
        JsonNode input = vector.path("input");
        int size = input.path("y_true").size();
        List<String> ids = IntStream.range(0, size).mapToObj(i -> "row-" + i).toList();
        boolean classes = task == Task.BINARY_CLASSIFICATION;
        double[] scores = classes ? doubles(input.path("y_score")) : doubles(input.path("y_pred"));
        Block predictions = classes
                ? rows(ids, texts(input.path("y_pred")), scores, null)
                : new Block(size, List.of(text("id", ids), new Column.Numeric("prediction", scores)));
        String batch = FakeIngestResource.serve(predictions);
        List<Integer> order = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(order, new Random(8));
        int third = size / 3;
        try (EventBus bus = EventBus.connect()) {
            List<JsonNode> reports = bus.listen(EventType.PERFORMANCE_EVALUATED);
            bus.tell(EventType.BATCH_ACCEPTED, accepted(batch, batch, size, task));
            for (List<Integer> part : List.of(
                    order.subList(0, third),
                    order.subList(third, 2 * third),
                    order.subList(third, 2 * third),
                    order.subList(2 * third, size))) {
                Column truth = classes
                        ? text(
                                "target",
                                part.stream()
                                        .map(texts(input.path("y_true"))::get)
                                        .toList())
                        : new Column.Numeric(
                                "target",
                                part.stream()
                                        .mapToDouble(row ->
                                                input.path("y_true").get(row).asDouble())
                                        .toArray());
                Block labels = new Block(
                        part.size(),
                        List.of(text("id", part.stream().map(ids::get).toList()), truth));
                bus.tell(EventType.LABELS_ACCEPTED, labels(FakeIngestResource.serve(labels), part.size(), task));
            }
            await().atMost(60, TimeUnit.SECONDS).until(() -> reports.stream()
                    .anyMatch(event -> event.path("data")
                                    .path("report")
                                    .path("labelledRows")
                                    .asInt()
                            == size));
            return reports.getLast().path("data").path("report");
        }
    }

    private CloudEvent<BatchAccepted> accepted(String batch, String reference, int rows, Task task) {
        BatchRef ref = new BatchRef(
                model, batch, batch, 1, reference, rows, 0, Instant.parse("2026-01-01T00:00:00Z"), null, null);
        return CloudEvent.of(
                "test",
                EventType.BATCH_ACCEPTED,
                ref.subject(),
                1,
                ref.acceptedAt(),
                new BatchAccepted(ref, 1, 1, false, 1, definition(task), null, null));
    }

    private CloudEvent<LabelsAccepted> labels(String id, int rows, Task task) {
        Instant at = Instant.parse("2026-01-02T00:00:00Z");
        return CloudEvent.of(
                "test",
                EventType.LABELS_ACCEPTED,
                model + "/" + id,
                1,
                at,
                new LabelsAccepted(id, rows, 1, at, 1, definition(task)));
    }

    private ModelDefinition definition(Task task) {
        return ModelDefinitionBuilder.builder()
                .model(model)
                .task(task)
                .rowId("id")
                .features(Map.of("x", FeatureType.NUMERIC))
                .prediction(
                        task == Task.REGRESSION
                                ? new PredictionColumns("prediction", null, null)
                                : new PredictionColumns("prediction", "probability", "1"))
                .target("target")
                .build();
    }

    private static Block rows(List<String> ids, List<String> predicted, double[] probability, List<String> truth) {
        List<Column> columns = new ArrayList<>(List.of(
                text("id", ids), text("prediction", predicted), new Column.Numeric("probability", probability)));
        if (truth != null) {
            columns.add(text("target", truth));
        }
        return new Block(ids.size(), columns);
    }

    private static Column text(String name, List<String> values) {
        return new Column.Text(
                name,
                values.toArray(String[]::new),
                IntStream.range(0, values.size()).toArray());
    }

    private static List<String> texts(JsonNode values) {
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(value.asText()));
        return texts;
    }

    private static double[] doubles(JsonNode values) {
        return IntStream.range(0, values.size())
                .mapToDouble(i -> values.get(i).asDouble())
                .toArray();
    }

    private static Map<String, Double> metrics(JsonNode report) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        report.path("metrics")
                .forEach(metric -> metrics.put(
                        metric.path("name").asText(), metric.path("value").asDouble()));
        return metrics;
    }

    private static JsonNode vector(String kind) throws IOException {
        try (InputStream stream =
                ScikitLearnComponentTest.class.getResourceAsStream("/scikit-learn/" + kind + ".json")) {
            return ContractJson.mapper().readTree(stream);
        }
    }
}
