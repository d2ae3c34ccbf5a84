package io.leeway.performance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

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

@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, initArgs = @ResourceArg(name = "only", value = "amqp,mongo"))
@WithTestResource(FakeIngestResource.class)
class DefinitionChangeComponentTest {

    private static final int ROWS = 200;
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    /** A quarter is of the class yes, and each fifth of those is told apart. */
    private static final IntPredicate TRUTH = i -> i % 4 == 0;

    private static final IntPredicate PREDICTED = i -> i % 20 == 0;

    private final String model = "changed-" + UUID.randomUUID();

    @Test
    void shouldMeasureTheReferenceAnewForTheOtherClass() {
        // Given
        String reference = FakeIngestResource.serve(rows(TRUTH, "prediction"));
        try (EventBus bus = EventBus.connect()) {
            List<JsonNode> reports = bus.listen(EventType.PERFORMANCE_EVALUATED);
            batch(bus, 1, reference, rows(TRUTH, "prediction"), definition("yes", "prediction"));
            await().atMost(30, TimeUnit.SECONDS).until(() -> reports.size() == 1);
            assertThat(metric(reports.get(0), "recall").path("baseline").asDouble())
                    .isCloseTo(0.2, within(1e-9));

            // When
            batch(bus, 2, reference, rows(TRUTH, "prediction"), definition("no", "prediction"));

            // Then: every no is found
            await().atMost(30, TimeUnit.SECONDS).until(() -> reports.size() == 2);
            assertThat(metric(reports.get(1), "recall").path("value").asDouble())
                    .isEqualTo(1);
            assertThat(metric(reports.get(1), "recall").path("baseline").asDouble())
                    .isEqualTo(1);
        }
    }

    @Test
    void shouldHoldLateLabelsAgainstAReferenceWhoseRowsAreGoneByThen() {
        // Given: the batch is the first of its definition
        String reference = FakeIngestResource.serve(rows(TRUTH, "prediction"));
        ModelDefinition definition = definition("yes", "prediction");
        try (EventBus bus = EventBus.connect()) {
            List<JsonNode> reports = bus.listen(EventType.PERFORMANCE_EVALUATED);
            List<JsonNode> done = bus.listen(EventType.WORK_DONE);
            batch(bus, 1, reference, rows(null, "prediction"), definition);
            await().atMost(30, TimeUnit.SECONDS).until(() -> done.size() == 1);
            FakeIngestResource.drop(reference);

            // When
            String labels = FakeIngestResource.serve(labels());
            bus.tell(
                    EventType.LABELS_ACCEPTED,
                    CloudEvent.of(
                            "test",
                            EventType.LABELS_ACCEPTED,
                            model + "/" + labels,
                            1,
                            AT,
                            new LabelsAccepted(labels, ROWS, 1, AT, 1, definition)));

            // Then
            await().atMost(30, TimeUnit.SECONDS).until(() -> reports.size() == 1);
            assertThat(metric(reports.get(0), "recall").path("baseline").asDouble())
                    .isCloseTo(0.2, within(1e-9));
        }
    }

    @Test
    void shouldHaveNoBaselineWhereTheReferenceLacksThePrediction() {
        // Given
        String reference = FakeIngestResource.serve(rows(TRUTH, "prediction"));
        try (EventBus bus = EventBus.connect()) {
            List<JsonNode> reports = bus.listen(EventType.PERFORMANCE_EVALUATED);

            // When
            batch(bus, 1, reference, rows(TRUTH, "outcome"), definition("yes", "outcome"));

            // Then
            await().atMost(30, TimeUnit.SECONDS).until(() -> reports.size() == 1);
            JsonNode report = reports.get(0).path("data").path("report");
            assertThat(report.path("verdict").asText()).isEqualTo("insufficient-data");
            assertThat(report.path("reason").asText()).contains("no baseline");
            assertThat(metric(reports.get(0), "recall").path("value").asDouble())
                    .isCloseTo(0.2, within(1e-9));
        }
    }

    private void batch(EventBus bus, long sequence, String reference, Block rows, ModelDefinition definition) {
        String batch = FakeIngestResource.serve(rows);
        boolean labelled = rows.text("target").isPresent();
        BatchRef ref = new BatchRef(model, batch, batch, sequence, reference, ROWS, 0, AT, null, null);
        bus.tell(
                EventType.BATCH_ACCEPTED,
                CloudEvent.of(
                        "test",
                        EventType.BATCH_ACCEPTED,
                        ref.subject(),
                        1,
                        AT,
                        new BatchAccepted(ref, 1, 1, labelled, (int) sequence, definition, null, null)));
    }

    private ModelDefinition definition(String positive, String column) {
        return ModelDefinitionBuilder.builder()
                .model(model)
                .task(Task.BINARY_CLASSIFICATION)
                .rowId("id")
                .features(Map.of("x", FeatureType.NUMERIC))
                .prediction(new PredictionColumns(column, null, positive))
                .target("target")
                .build();
    }

    private static Block rows(@Nullable IntPredicate truth, String prediction) {
        List<Column> columns = new ArrayList<>(List.of(ids(), classes(prediction, PREDICTED)));
        if (truth != null) {
            columns.add(classes("target", truth));
        }
        return new Block(ROWS, columns);
    }

    private static Block labels() {
        return new Block(ROWS, List.of(ids(), classes("target", TRUTH)));
    }

    private static Column.Text ids() {
        return new Column.Text(
                "id",
                IntStream.range(0, ROWS).mapToObj(i -> "row-" + i).toArray(String[]::new),
                IntStream.range(0, ROWS).toArray());
    }

    private static Column.Text classes(String name, IntPredicate isYes) {
        return new Column.Text(
                name,
                new String[] {"yes", "no"},
                IntStream.range(0, ROWS).map(i -> isYes.test(i) ? 0 : 1).toArray());
    }

    private static JsonNode metric(JsonNode event, String name) {
        for (JsonNode metric : event.path("data").path("report").path("metrics")) {
            if (metric.path("name").asText().equals(name)) {
                return metric;
            }
        }
        throw new AssertionError("no metric " + name + " in " + event);
    }
}
