package io.leeway.performance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.mongodb.client.MongoClient;
import com.mongodb.client.model.Filters;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.LabelsAccepted;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.EventBus;
import io.leeway.support.test.FakeIngestResource;
import io.leeway.support.test.TestModels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, initArgs = @ResourceArg(name = "only", value = "amqp,mongo"))
@WithTestResource(FakeIngestResource.class)
class LateLabelsComponentTest {

    private static final int ROWS = 300;

    @Inject
    MongoClient mongo;

    private final String model = "regressor-" + UUID.randomUUID();
    private final ModelDefinition definition = TestModels.regressor(model);

    @Test
    void shouldEndWithTheSameMetricsHoweverTheLabelsCome() {
        // Given
        Random random = new Random(3);
        double[] truth = random.doubles(ROWS, 10, 20).toArray();
        double[] predicted = IntStream.range(0, ROWS)
                .mapToDouble(i -> truth[i] + random.nextGaussian())
                .toArray();
        String reference = FakeIngestResource.serve(rows(truth, predicted));
        String batch = FakeIngestResource.serve(rows(null, predicted));
        List<Integer> order = new ArrayList<>(IntStream.range(0, ROWS).boxed().toList());
        Collections.shuffle(order, random);
        try (EventBus bus = EventBus.connect()) {
            List<JsonNode> reports = bus.listen(EventType.PERFORMANCE_EVALUATED);

            // When: three parts in random order, the second of them twice
            bus.tell(EventType.BATCH_ACCEPTED, accepted(batch, reference));
            for (List<Integer> part : List.of(
                    order.subList(0, 100),
                    order.subList(100, 180),
                    order.subList(100, 180),
                    order.subList(180, ROWS))) {
                bus.tell(
                        EventType.LABELS_ACCEPTED,
                        labels(FakeIngestResource.serve(labelled(part, truth)), part.size()));
            }

            // Then
            await().atMost(30, TimeUnit.SECONDS).until(() -> reports.stream().anyMatch(this::isComplete));
            JsonNode last = reports.getLast().path("data").path("report");
            assertThat(metric(last, "mae")).isCloseTo(meanAbsoluteError(truth, predicted), within(1e-9));
            assertThat(metric(last, "rmse")).isCloseTo(rootMeanSquaredError(truth, predicted), within(1e-9));
            assertThat(last.path("revision").asInt())
                    .as("the replayed part changes nothing")
                    .isEqualTo(3);
            assertThat(mongo.getDatabase("leeway")
                            .getCollection("performance_reports")
                            .countDocuments(Filters.eq("model", model)))
                    .isEqualTo(1);
        }
    }

    private boolean isComplete(JsonNode event) {
        return event.path("data").path("report").path("labelledRows").asInt() == ROWS;
    }

    private CloudEvent<BatchAccepted> accepted(String batch, String reference) {
        BatchRef ref = new BatchRef(
                model, batch, "late", 1, reference, ROWS, 0, Instant.parse("2026-01-01T00:00:00Z"), null, null);
        return CloudEvent.of(
                "test",
                EventType.BATCH_ACCEPTED,
                ref.subject(),
                1,
                ref.acceptedAt(),
                new BatchAccepted(ref, 1, 1, false, 1, definition, null, null));
    }

    private CloudEvent<LabelsAccepted> labels(String id, int rows) {
        return CloudEvent.of(
                "test",
                EventType.LABELS_ACCEPTED,
                model + "/" + id,
                1,
                Instant.parse("2026-01-02T00:00:00Z"),
                new LabelsAccepted(id, rows, 1, Instant.parse("2026-01-02T00:00:00Z"), 1, definition));
    }

    private static Block rows(double[] truth, double[] predicted) {
        List<Column> columns = new ArrayList<>();
        columns.add(ids(IntStream.range(0, predicted.length).boxed().toList()));
        columns.add(new Column.Numeric("x", predicted));
        columns.add(new Column.Numeric("prediction", predicted));
        if (truth != null) {
            columns.add(new Column.Numeric("target", truth));
        }
        return new Block(predicted.length, columns);
    }

    private static Block labelled(List<Integer> rows, double[] truth) {
        return new Block(
                rows.size(),
                List.of(
                        ids(rows),
                        new Column.Numeric(
                                "target",
                                rows.stream().mapToDouble(row -> truth[row]).toArray())));
    }

    private static Column.Text ids(List<Integer> rows) {
        return new Column.Text(
                "id",
                rows.stream().map(row -> "row-" + row).toArray(String[]::new),
                IntStream.range(0, rows.size()).toArray());
    }

    private static double metric(JsonNode report, String name) {
        for (JsonNode metric : report.path("metrics")) {
            if (metric.path("name").asText().equals(name)) {
                return metric.path("value").asDouble();
            }
        }
        throw new AssertionError("no metric " + name);
    }

    private static double meanAbsoluteError(double[] truth, double[] predicted) {
        return IntStream.range(0, truth.length)
                .mapToDouble(i -> Math.abs(predicted[i] - truth[i]))
                .average()
                .orElseThrow();
    }

    private static double rootMeanSquaredError(double[] truth, double[] predicted) {
        return Math.sqrt(IntStream.range(0, truth.length)
                .mapToDouble(i -> (predicted[i] - truth[i]) * (predicted[i] - truth[i]))
                .average()
                .orElseThrow());
    }
}
