package io.leeway.performance;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.LabelsAccepted;
import io.leeway.contracts.events.WindowPart;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.Task;
import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.EventBus;
import io.leeway.support.test.FakeIngestResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What people send as labels, through the queue: ids that are scored again, labels that are early or corrected. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, initArgs = @ResourceArg(name = "only", value = "amqp,mongo"))
@WithTestResource(FakeIngestResource.class)
class JoinedLabelsComponentTest {

    private static final int ROWS = 80;
    private static final Instant MONDAY = Instant.parse("2026-01-05T08:00:00Z");

    private final String model = "joined-" + UUID.randomUUID();
    private final ModelDefinition definition = ModelDefinitionBuilder.builder()
            .model(model)
            .task(Task.MULTICLASS_CLASSIFICATION)
            .rowId("id")
            .features(Map.of("x", FeatureType.NUMERIC))
            .prediction(new PredictionColumns("prediction", null, null))
            .target("target")
            .build();

    /** What each batch is called here, by its id. */
    private final Map<String, String> names = new HashMap<>();

    private final List<String> customers = ids("customer-", 0);

    private String reference = "";
    private EventBus bus;
    private List<JsonNode> reports = List.of();

    @BeforeEach
    void connect() {
        reference = FakeIngestResource.serve(rows(ids("reference-", 0), turns("Aa", "BB"), turns("Aa", "BB")));
        bus = EventBus.connect();
        reports = bus.listen(EventType.PERFORMANCE_EVALUATED);
    }

    @AfterEach
    void disconnect() {
        bus.close();
    }

    @Test
    void shouldGiveLabelsToEveryBatchInWhichTheCustomersWereScored() {
        // Given: right on Monday, wrong on Tuesday
        batch("monday", 1, customers, turns("Aa", "BB"), 0);
        batch("tuesday", 2, customers, turns("BB", "Aa"), 24);

        // When: the outcome comes on Wednesday, and they are scored once more on Thursday
        labels(customers, turns("Aa", "BB"), 48);
        batch("thursday", 3, customers, turns("Aa", "BB"), 72);

        // Then
        awaitAccuracy("monday", 1);
        awaitAccuracy("tuesday", 0);
        awaitAccuracy("thursday", 1);
        awaitWaiting(0);
    }

    @Test
    void shouldTakeTheCorrectionOfLabelsThatCameBeforeTheirPredictions() {
        // Given: ten times, the correction reaching the service as the first or as the second
        for (int time = 0; time < 10; time++) {
            List<String> ids = ids("row-" + time + "-", 0);
            if (time % 2 == 0) {
                labels(ids, turns("BB", "Aa"), 1);
                labels(ids, turns("Aa", "BB"), 2);
            } else {
                labels(ids, turns("Aa", "BB"), 2);
                labels(ids, turns("BB", "Aa"), 1);
            }
        }
        awaitWaiting(10 * ROWS);

        // When
        for (int time = 0; time < 10; time++) {
            batch("batch-" + time, time + 1, ids("row-" + time + "-", 0), turns("Aa", "BB"), 3);
        }

        // Then
        for (int time = 0; time < 10; time++) {
            awaitAccuracy("batch-" + time, 1);
        }
        awaitWaiting(0);
    }

    @Test
    void shouldSeeACorrectionThatExchangesClassesOfTheSameHashCode() {
        // Given
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
        batch("batch", 1, customers, turns("Aa", "BB"), 0);
        labels(customers, turns("Aa", "BB"), 1);
        awaitAccuracy("batch", 1);

        // When
        labels(customers, turns("BB", "Aa"), 2);

        // Then
        awaitAccuracy("batch", 0);
    }

    @Test
    void shouldCountLabelsWhoseIdsAreNotThoseOfThePredictions() {
        // Given
        batch("batch", 1, customers, turns("Aa", "BB"), 0);

        // When
        labels(customers.stream().map(id -> id + ".0").toList(), turns("Aa", "BB"), 1);

        // Then
        awaitWaiting(ROWS);
    }

    @Test
    void shouldKeepACorrectionWhenTheNextBatchOfTheWindowComes() {
        // Given: early labels that are all wrong, then batch a
        labels(customers, turns("BB", "Aa"), 0);
        part("a", customers, 1);
        awaitAccuracy("window", 0);
        labels(customers, turns("Aa", "BB"), 2);
        awaitAccuracy("window", 1);

        // When: batch b brings no labels
        part("b", ids("customer-", ROWS), 3);

        // Then: the report is told again, with the rows of both
        await().atMost(30, TimeUnit.SECONDS).untilAsserted(() -> assertThat(
                        last("window").path("batch").path("rows").asInt())
                .isEqualTo(2 * ROWS));
        assertThat(accuracy("window")).isEqualTo(1);
        awaitWaiting(0);
    }

    private void batch(String name, long sequence, List<String> ids, List<String> predictions, int hour) {
        accepted(name, sequence, ids, predictions, hour, null);
    }

    private void part(String name, List<String> ids, int hour) {
        accepted(name, 1, ids, turns("Aa", "BB"), hour, new WindowPart(ref("window", 1, MONDAY), 0));
    }

    private void accepted(
            String name,
            long sequence,
            List<String> ids,
            List<String> predictions,
            int hour,
            @Nullable WindowPart part) {
        String id = FakeIngestResource.serve(rows(ids, predictions, null));
        Instant at = MONDAY.plusSeconds(3_600L * hour);
        BatchRef ref = ref(id, sequence, at);
        names.put(id, name);
        bus.tell(
                EventType.BATCH_ACCEPTED,
                CloudEvent.of(
                        "test",
                        EventType.BATCH_ACCEPTED,
                        ref.subject() + (part == null ? "" : "/" + part.window().batch()),
                        1,
                        at,
                        new BatchAccepted(ref, 1, 1, false, 1, definition, null, part)));
    }

    private BatchRef ref(String id, long sequence, Instant at) {
        return new BatchRef(model, id, id, sequence, reference, ROWS, 0, at, null, null);
    }

    private void labels(List<String> ids, List<String> values, int hour) {
        String id = FakeIngestResource.serve(new Block(ids.size(), List.of(text("id", ids), text("target", values))));
        Instant at = MONDAY.plusSeconds(3_600L * hour);
        bus.tell(
                EventType.LABELS_ACCEPTED,
                CloudEvent.of(
                        "test",
                        EventType.LABELS_ACCEPTED,
                        model + "/" + id,
                        1,
                        at,
                        new LabelsAccepted(id, ids.size(), 1, at, 1, definition)));
    }

    private void awaitAccuracy(String batch, double expected) {
        await().atMost(30, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(accuracy(batch)).as(batch).isEqualTo(expected));
    }

    private void awaitWaiting(int rows) {
        await().atMost(30, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(RestAssured.get("/v1/models/" + model + "/waiting-labels")
                                .jsonPath()
                                .getInt("rows"))
                        .isEqualTo(rows));
    }

    /** The last report of a batch, by its name; empty where there is none. */
    private JsonNode last(String batch) {
        return reports.stream()
                .map(event -> event.path("data").path("report"))
                .filter(report -> {
                    String id = report.path("batch").path("batch").asText();
                    return report.path("batch").path("model").asText().equals(model)
                            && names.getOrDefault(id, id).equals(batch);
                })
                .reduce(MissingNode.getInstance(), (one, next) -> next);
    }

    private double accuracy(String batch) {
        for (JsonNode metric : last(batch).path("metrics")) {
            if (metric.path("name").asText().equals("accuracy")) {
                return metric.path("value").asDouble();
            }
        }
        return Double.NaN;
    }

    private static Block rows(List<String> ids, List<String> predictions, @Nullable List<String> targets) {
        Column.Numeric x = new Column.Numeric("x", new double[ids.size()]);
        return new Block(
                ids.size(),
                targets == null
                        ? List.of(text("id", ids), x, text("prediction", predictions))
                        : List.of(text("id", ids), x, text("prediction", predictions), text("target", targets)));
    }

    private static List<String> ids(String prefix, int from) {
        return IntStream.range(from, from + ROWS).mapToObj(i -> prefix + i).toList();
    }

    /** Both values in turns. */
    private static List<String> turns(String one, String other) {
        return Collections.nCopies(ROWS / 2, List.of(one, other)).stream()
                .flatMap(List::stream)
                .toList();
    }

    private static Column.Text text(String name, List<String> values) {
        return new Column.Text(
                name,
                values.toArray(String[]::new),
                IntStream.range(0, values.size()).toArray());
    }
}
