package io.leeway.drift;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.model.DefinitionKey;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.ReferenceSettings;
import io.leeway.contracts.model.Task;
import io.leeway.drift.store.ProfileRepository;
import io.leeway.evaluation.calibration.TimeChunks;
import io.leeway.evaluation.joint.JointProfile;
import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.EventBus;
import io.leeway.support.test.FakeIngestResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;

/** A model with event times, from the reference's rows to the report. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, initArgs = @ResourceArg(name = "only", value = "amqp,mongo"))
@WithTestResource(FakeIngestResource.class)
class CalibratedDriftComponentTest {

    private static final Instant MONDAY = Instant.parse("2024-01-01T00:00:00Z");
    private static final int WEEK = 168;
    private static final int WEEKS = 20;

    @Inject
    ProfileRepository profiles;

    private final String model = "model-" + UUID.randomUUID();
    private final ModelDefinition definition = ModelDefinitionBuilder.builder()
            .model(model)
            .task(Task.REGRESSION)
            .rowId("id")
            .timestamp("time")
            .features(Map.of("x", FeatureType.NUMERIC, "plan", FeatureType.CATEGORICAL))
            .prediction(new PredictionColumns("prediction", null, null))
            .reference(new ReferenceSettings("P7D", 2, null))
            .build();

    @Test
    void shouldHoldABatchAgainstTheWeeksOfTheReference() {
        // Given
        Block rows = rows(0, WEEKS * WEEK, 0);
        String reference = FakeIngestResource.serve(rows);
        try (EventBus bus = EventBus.connect()) {
            List<JsonNode> told = bus.listen(EventType.DRIFT_EVALUATED);
            tell(bus, 1, reference, rows(WEEKS, WEEK, 0));
            await().atMost(30, TimeUnit.SECONDS).until(() -> told.size() == 1);

            // When
            tell(bus, 2, reference, rows(WEEKS + 1, WEEK, 5));

            // Then
            await().atMost(30, TimeUnit.SECONDS).until(() -> told.size() == 2);
            JsonNode ordinary = told.getFirst().path("data").path("report");
            assertThat(ordinary.path("unusualness").path("basis").asText()).isEqualTo("chunks");
            assertThat(ordinary.path("unusualness").path("chunks").asInt()).isEqualTo(WEEKS);
            assertThat(ordinary.path("unusualness").path("chunkRows").asInt()).isEqualTo(WEEK);
            assertThat(ordinary.path("verdict").asText()).isEqualTo("stable");
            JsonNode moved = told.getLast().path("data").path("report");
            assertThat(moved.path("unusualness").path("exceeded").asBoolean()).isTrue();
            assertThat(moved.path("unusualness").path("explanation").asText()).contains("all 20 weeks");
            assertThat(moved.path("verdict").asText()).isEqualTo("drifted");
            assertThat(moved.path("driftedFeatures").get(0).asText()).isEqualTo("x");
            assertThat(ordinary.path("joint").path("verdict").asText()).isEqualTo("stable");
            // x, and two of the three plans
            assertThat(ordinary.path("joint").path("codes").asInt()).isEqualTo(3);
            assertThat(ordinary.path("joint").path("rows").asInt()).isEqualTo(WEEK);
        }
    }

    @Test
    void shouldKeepTheChunksAsTheyWereCut() {
        // Given
        Block rows = rows(0, WEEKS * WEEK, 0);
        String reference = FakeIngestResource.serve(rows);
        try (EventBus bus = EventBus.connect()) {
            List<JsonNode> told = bus.listen(EventType.DRIFT_EVALUATED);

            // When
            tell(bus, 1, reference, rows(WEEKS, WEEK, 0));

            // Then
            await().atMost(30, TimeUnit.SECONDS).until(() -> told.size() == 1);
        }
        TimeChunks chunks = profiles.findReference(model, reference + "#3-" + DefinitionKey.ofReference(definition))
                .orElseThrow()
                .chunks();
        assertThat(chunks.description())
                .isEqualTo(new TimeChunks.Description(
                        Duration.ofDays(7),
                        Duration.ofHours(WEEKS * WEEK - 1),
                        false,
                        null,
                        IntStream.range(0, WEEKS)
                                .mapToObj(week -> MONDAY.plus(Duration.ofDays(7L * week)))
                                .toList()));
        assertThat(chunks.dependence().rows()).isEqualTo((long) WEEKS * WEEK);
        assertThat(chunks.dependence().times()).containsOnlyKeys("x", "plan", "prediction");
        // (1 + 0.9) / (1 - 0.9), measured on few rows
        assertThat(chunks.dependence().times().get("x")).isBetween(10.0, 30.0);
        assertThat(chunks.dependence().times().get("prediction")).isLessThan(1.5);
        assertThat(chunks.chunks()).hasSize(WEEKS).allSatisfy(chunk -> {
            assertThat(chunk.rows()).isEqualTo(WEEK);
            assertThat(chunk.numeric("x").size()).isEqualTo(WEEK);
            assertThat(chunk.numeric("prediction").size()).isEqualTo(WEEK);
            assertThat(chunk.categorical("plan").counts()).containsOnlyKeys("a", "b", "c");
            assertThat(((JointProfile.Known) chunk.joint()).moments().rows()).isEqualTo(WEEK);
        });
    }

    @Test
    void shouldCompareWithWindowsThatSomebodyHasAccepted() {
        // Given: five weeks at a level that the reference does not know
        String reference = FakeIngestResource.serve(rows(0, WEEKS * WEEK, 0));
        try (EventBus bus = EventBus.connect()) {
            List<JsonNode> told = bus.listen(EventType.DRIFT_EVALUATED);
            for (int week = 0; week < 5; week++) {
                tell(bus, week + 1L, reference, rows(WEEKS + week, WEEK, 5));
            }
            await().atMost(60, TimeUnit.SECONDS).until(() -> told.size() == 5);
            JsonNode fifth = report(told.getLast());
            assertThat(fifth.path("verdict").asText()).isEqualTo("drifted");
            assertThat(fifth.path("since").asText()).isEqualTo("2024-05-20T00:00:00Z");
            assertThat(fifth.path("witnesses").get(0).path("kind").asText()).isEqualTo("rolling");
            // 18 weeks of the reference have two before them, and four weeks have come since.
            assertThat(fifth.path("witnesses").get(0).path("compared").asInt()).isEqualTo(WEEKS - 2 + 4);
            assertThat(fifth.path("witnesses").get(0).path("exceeded").asBoolean())
                    .isFalse();
            JsonNode first = report(told.getFirst()).path("witnesses").get(0);
            assertThat(first.path("exceeded").asBoolean()).isTrue();
            assertThat(fifth.has("adopted")).isFalse();

            // When
            String adoption = adopt("2024-05-20", "2024-06-23", 200).getString("id");

            // Then: the same again changes nothing, a part of it is part already, and it can be looked up
            assertThat(adopt("2024-05-20", "2024-06-23", 200).getString("id")).isEqualTo(adoption);
            assertThat(adopt("2024-05-20", "2024-05-26", 409).getString("detail"))
                    .contains("part of the reference already");
            given().get("/v1/models/{model}/reference/adoptions", model)
                    .then()
                    .statusCode(200)
                    .body("size()", is(1))
                    .body("[0].accepted.by", is("Kim"))
                    .body("[0].windows.size()", is(5))
                    .body("[0].reference", is(reference));

            // When: a further week at that level
            tell(bus, 6, reference, rows(WEEKS + 5, WEEK, 5));

            // Then
            await().atMost(30, TimeUnit.SECONDS).until(() -> told.size() == 6);
            JsonNode sixth = report(told.getLast());
            assertThat(sixth.path("adopted").path("windows").asInt()).isEqualTo(5);
            assertThat(sixth.path("adopted").path("explanation").asText())
                    .isEqualTo("The reference has 5 adopted windows, of 2024-05-20 to 2024-06-23.");
            assertThat(sixth.path("unusualness").path("chunks").asInt()).isEqualTo(WEEKS + 5);
            assertThat(sixth.path("verdict").asText()).isEqualTo("stable");
            assertThat(sixth.path("features").findValuesAsText("rows")).contains(Integer.toString((WEEKS + 5) * WEEK));
        }
    }

    @Test
    void shouldEndAnEpisodeWithTheFirstWindowThatIsLikeTheReferenceAgain() {
        // Given
        String reference = FakeIngestResource.serve(rows(0, WEEKS * WEEK, 0));
        try (EventBus bus = EventBus.connect()) {
            List<JsonNode> told = bus.listen(EventType.DRIFT_EVALUATED);
            tell(bus, 1, reference, rows(WEEKS, WEEK, 5));
            tell(bus, 2, reference, rows(WEEKS + 1, WEEK, 5));

            // When
            tell(bus, 3, reference, rows(WEEKS + 2, WEEK, 0));

            // Then
            await().atMost(30, TimeUnit.SECONDS).until(() -> told.size() == 3);
            JsonNode ended = report(told.getLast()).path("ended");
            assertThat(ended.path("since").asText()).isEqualTo("2024-05-20T00:00:00Z");
            assertThat(ended.path("until").asText()).isEqualTo("2024-06-03T00:00:00Z");
            assertThat(ended.path("windows").asInt()).isEqualTo(2);
        }
    }

    @Test
    void shouldRefuseWhatCannotBeAdopted() {
        assertThat(adopt("2024-05-20", "2024-05-26", 404).getString("detail")).contains("has been judged yet");
        assertThat(adopt("2024-05-26", "2024-05-20", 422).getString("title")).isEqualTo("Empty time");
        assertThat(adopt("2024-05-20", "2999-01-01", 422).getString("type")).endsWith("future-range");
        assertThat(adopt("May", "June", 400).getString("detail")).contains("'May' is neither");
        given().contentType("application/json")
                .body("{\"from\": \"2024-05-20\", \"to\": \"2024-05-26\"}")
                .post("/v1/models/{model}/reference/adoptions", model)
                .then()
                .statusCode(400)
                .body("type", endsWith("missing-name"));
        given().contentType("application/json")
                .post("/v1/models/{model}/reference/adoptions", model)
                .then()
                .statusCode(400);
    }

    private JsonPath adopt(String from, String to, int status) {
        return given().contentType("application/json")
                .body(Map.of("from", from, "to", to, "by", "Kim", "note", "the new tariff"))
                .post("/v1/models/{model}/reference/adoptions", model)
                .then()
                .statusCode(status)
                .extract()
                .jsonPath();
    }

    private static JsonNode report(JsonNode event) {
        return event.path("data").path("report");
    }

    private void tell(EventBus bus, long sequence, String reference, Block rows) {
        String batch = FakeIngestResource.serve(rows);
        double[] times = rows.numeric("time").orElseThrow().values();
        BatchRef ref = new BatchRef(
                model,
                batch,
                batch,
                sequence,
                reference,
                rows.rows(),
                0,
                TestBatches.ACCEPTED,
                Instant.ofEpochMilli((long) times[0]),
                Instant.ofEpochMilli((long) times[times.length - 1]));
        bus.tell(
                EventType.BATCH_ACCEPTED,
                TestBatches.told(ref.subject(), new BatchAccepted(ref, 1, 1, false, 1, definition, null, null)));
    }

    /** Hours from a week on, of which each resembles the one before it. */
    private static Block rows(int week, int size, double shift) {
        SplittableRandom random = new SplittableRandom(week + 1L);
        double[] times = IntStream.range(0, size)
                .mapToDouble(hour ->
                        MONDAY.plus(Duration.ofHours((long) week * WEEK + hour)).toEpochMilli())
                .toArray();
        double[] values = new double[size];
        double[] predictions = new double[size];
        double level = 0;
        for (int row = 0; row < size; row++) {
            level = 0.9 * level + 0.4 * random.nextGaussian();
            values[row] = level + shift;
            predictions[row] = random.nextGaussian();
        }
        int[] codes = IntStream.range(0, size).map(row -> random.nextInt(3)).toArray();
        return new Block(
                size,
                List.of(
                        new Column.Numeric("time", times),
                        new Column.Numeric("x", values),
                        new Column.Text("plan", new String[] {"a", "b", "c"}, codes),
                        new Column.Numeric("prediction", predictions)));
    }
}
