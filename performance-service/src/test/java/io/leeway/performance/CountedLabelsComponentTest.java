package io.leeway.performance;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mongodb.client.MongoClient;
import com.mongodb.client.model.Filters;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.events.BatchContent;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.WindowPart;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.Task;
import io.leeway.contracts.profiles.ProfilePlan;
import io.leeway.evaluation.portable.PortableProfileFormat;
import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.EventBus;
import io.leeway.support.test.FakeIngestResource;
import io.leeway.support.test.ProfiledRows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The performance of a batch that came as profiles is that of its rows, as far as it is a matter of counts. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, initArgs = @ResourceArg(name = "only", value = "amqp,mongo"))
@WithTestResource(FakeIngestResource.class)
class CountedLabelsComponentTest {

    private static final int ROWS = 3_000;
    private static final Instant ACCEPTED = Instant.parse("2026-01-05T08:00:00Z");
    private static final List<String> CLASSES = List.of("no", "yes", "maybe");
    private static final Set<String> OF_PROBABILITIES =
            Set.of("roc-auc", "average-precision", "log-loss", "brier", "calibration-error");

    @Inject
    MongoClient mongo;

    private final String model = "counted-" + UUID.randomUUID();

    @ParameterizedTest
    @CsvSource({
        "MULTICLASS_CLASSIFICATION, 1",
        "MULTICLASS_CLASSIFICATION, 7",
        "BINARY_CLASSIFICATION, 1",
        "BINARY_CLASSIFICATION, 7"
    })
    void shouldReportCountsAsTheirRows(Task task, int parts) {
        // Given: a batch that is worse than the reference, some rows without a label or a prediction
        ModelDefinition definition = definition(task);
        String reference = FakeIngestResource.serve(rows(task, 0.1, 1));
        Block rows = rows(task, 0.3, 2);
        try (EventBus bus = EventBus.connect()) {
            List<JsonNode> told = bus.listen(EventType.PERFORMANCE_EVALUATED);

            // When
            tell(bus, accepted(definition, reference, FakeIngestResource.serve(rows), 1, BatchContent.ROWS, null));
            await().atMost(30, TimeUnit.SECONDS).until(() -> told.size() == 1);
            BatchAccepted counted = accepted(
                    definition,
                    reference,
                    FakeIngestResource.serve(profiled(definition, reference, rows, parts)),
                    parts,
                    BatchContent.PROFILES,
                    null);
            tell(bus, counted);
            await().atMost(30, TimeUnit.SECONDS).until(() -> told.size() == 2);
            tell(bus, counted, "again");

            // Then: what comes again changes nothing
            await().atMost(30, TimeUnit.SECONDS).until(() -> told.size() == 3);
            JsonNode expected = report(told.get(0));
            assertThat(expected.path("verdict").asText()).isEqualTo("drifted");
            assertSame(expected, report(told.get(1)), task == Task.BINARY_CLASSIFICATION);
            assertThat(report(told.get(2))).isEqualTo(report(told.get(1)));
        }
    }

    @Test
    void shouldPutAWindowTogetherFromRowsAndCounts() {
        // Given
        Task task = Task.MULTICLASS_CLASSIFICATION;
        ModelDefinition definition = definition(task);
        String reference = FakeIngestResource.serve(rows(task, 0.1, 1));
        Block one = rows(task, 0.3, 2);
        try (EventBus bus = EventBus.connect()) {
            List<JsonNode> told = bus.listen(EventType.PERFORMANCE_EVALUATED);

            // When
            tell(bus, accepted(definition, reference, FakeIngestResource.serve(one), 1, BatchContent.ROWS, "window"));
            await().atMost(30, TimeUnit.SECONDS).until(() -> told.size() == 1);
            tell(
                    bus,
                    accepted(
                            definition,
                            reference,
                            FakeIngestResource.serve(profiled(definition, reference, one, 1)),
                            1,
                            BatchContent.PROFILES,
                            "window"));

            // Then: twice as many of the same rows have the same accuracy
            await().atMost(30, TimeUnit.SECONDS).until(() -> told.size() == 2);
            JsonNode half = report(told.get(0));
            JsonNode whole = report(told.get(1));
            assertThat(whole.path("revision").asInt()).isEqualTo(2);
            assertThat(whole.path("labelledRows").asLong())
                    .isEqualTo(2 * half.path("labelledRows").asLong());
            assertThat(metrics(whole).get("accuracy").path("value"))
                    .isEqualTo(metrics(half).get("accuracy").path("value"));
            assertThat(counts()).isEqualTo(1);
        }
    }

    @Test
    void shouldSayThatTooFewRowsAreCounted() {
        // Given
        Task task = Task.BINARY_CLASSIFICATION;
        ModelDefinition definition = definition(task);
        String reference = FakeIngestResource.serve(rows(task, 0.1, 1));
        try (EventBus bus = EventBus.connect()) {
            List<JsonNode> told = bus.listen(EventType.PERFORMANCE_EVALUATED);

            // When
            tell(
                    bus,
                    accepted(
                            definition,
                            reference,
                            FakeIngestResource.serve(profiled(definition, reference, rows(task, 0.1, 3, 5), 1)),
                            1,
                            BatchContent.PROFILES,
                            null));

            // Then
            await().atMost(30, TimeUnit.SECONDS).until(() -> told.size() == 1);
            assertThat(report(told.getFirst()).path("verdict").asText()).isEqualTo("insufficient-data");
            assertThat(report(told.getFirst()).path("reason").asText()).contains("rows have a label");
        }
    }

    private long counts() {
        return mongo.getDatabase("leeway")
                .getCollection("prediction_counts")
                .countDocuments(Filters.eq("model", model));
    }

    private ModelDefinition definition(Task task) {
        return ModelDefinitionBuilder.builder()
                .model(model)
                .task(task)
                .rowId("id")
                .features(Map.of("x", FeatureType.NUMERIC))
                .prediction(
                        task == Task.BINARY_CLASSIFICATION
                                ? new PredictionColumns("prediction", "probability", "yes")
                                : new PredictionColumns("prediction", null, null))
                .target("target")
                .build();
    }

    private static Block rows(Task task, double wrong, long seed) {
        return rows(task, wrong, seed, ROWS);
    }

    /** @param wrong the share of predictions that are another class than the true one */
    private static Block rows(Task task, double wrong, long seed, int size) {
        Random random = new Random(seed);
        int classes = task == Task.BINARY_CLASSIFICATION ? 2 : CLASSES.size();
        String[] ids = new String[size];
        int[] idCodes = new int[size];
        double[] x = new double[size];
        double[] probability = new double[size];
        int[] truth = new int[size];
        int[] predicted = new int[size];
        for (int i = 0; i < size; i++) {
            ids[i] = "row-" + seed + "-" + i;
            idCodes[i] = i;
            x[i] = random.nextGaussian();
            truth[i] = i % 41 == 40 ? -1 : random.nextInt(classes);
            predicted[i] =
                    i % 53 == 52 ? -1 : random.nextDouble() < wrong ? random.nextInt(classes) : Math.max(0, truth[i]);
            probability[i] = predicted[i] == 1 ? 0.5 + random.nextDouble() / 2 : random.nextDouble() / 2;
        }
        String[] names = CLASSES.subList(0, classes).toArray(String[]::new);
        return new Block(
                size,
                List.of(
                        new Column.Text("id", ids, idCodes),
                        new Column.Numeric("x", x),
                        new Column.Text("prediction", names, predicted),
                        new Column.Numeric("probability", probability),
                        new Column.Text("target", names, truth)));
    }

    private static List<byte[]> profiled(ModelDefinition definition, String reference, Block rows, int parts) {
        ProfilePlan plan = new ProfilePlan(
                PortableProfileFormat.VERSION, definition, 1, reference, null, "there is but one feature");
        return ProfiledRows.of(plan, rows, parts);
    }

    private BatchAccepted accepted(
            ModelDefinition definition,
            String reference,
            String batch,
            int blocks,
            BatchContent content,
            @Nullable String window) {
        BatchRef part = new BatchRef(model, batch, batch, 1, reference, ROWS, 0, ACCEPTED, null, null);
        BatchRef whole = window == null
                ? part
                : new BatchRef(model, window, window, 1, reference, ROWS, 0, ACCEPTED, null, null);
        return new BatchAccepted(
                part, blocks, 1, true, 1, definition, null, window == null ? null : new WindowPart(whole, 0), content);
    }

    private static void tell(EventBus bus, BatchAccepted event) {
        tell(bus, event, "once");
    }

    private static void tell(EventBus bus, BatchAccepted event, String time) {
        bus.tell(
                EventType.BATCH_ACCEPTED,
                CloudEvent.of(
                        "test",
                        EventType.BATCH_ACCEPTED,
                        event.judged().subject() + "/" + event.batch().batch() + "/" + time,
                        1,
                        ACCEPTED,
                        event));
    }

    private static JsonNode report(JsonNode event) {
        return event.path("data").path("report");
    }

    private static Map<String, JsonNode> metrics(JsonNode report) {
        Map<String, JsonNode> metrics = new HashMap<>();
        report.path("metrics").forEach(metric -> metrics.put(metric.path("name").asText(), metric));
        return metrics;
    }

    /** All but the batch and the moment, and what needs each row's probability. */
    private static void assertSame(JsonNode expected, JsonNode actual, boolean scored) {
        Map<String, JsonNode> ofRows = metrics(expected);
        Map<String, JsonNode> ofCounts = metrics(actual);
        assertThat(ofCounts.keySet()).isEqualTo(ofRows.keySet());
        Set<String> unknown = new HashSet<>();
        ofCounts.forEach((name, metric) -> {
            if (metric.path("value").isNumber()) {
                assertThat(metric).as(name).isEqualTo(ofRows.get(name));
            } else {
                assertThat(metric.path("remark").asText()).as(name).contains("needs each row's probability");
                unknown.add(name);
            }
        });
        assertThat(unknown).isEqualTo(scored ? OF_PROBABILITIES : Set.of());
        for (String place : List.of("verdict", "labelledRows", "coverage", "primaryMetric", "changes", "revision")) {
            assertThat(actual.path(place)).as(place).isEqualTo(expected.path(place));
        }
        if (!scored) {
            assertThat(rest(actual)).isEqualTo(rest(expected));
        }
    }

    private static JsonNode rest(JsonNode report) {
        ObjectNode rest = report.deepCopy();
        rest.remove(List.of("batch", "evaluatedAt"));
        return rest;
    }
}
