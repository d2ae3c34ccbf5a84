package io.leeway.drift;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.mongodb.client.MongoClient;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.ContractJson;
import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.WindowPart;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.Task;
import io.leeway.contracts.model.WindowSettings;
import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.EventBus;
import io.leeway.support.test.FakeIngestResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

/** Past windows judged again over HTTP. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, initArgs = @ResourceArg(name = "only", value = "amqp,mongo"))
@WithTestResource(FakeIngestResource.class)
class BacktestComponentTest {

    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final int DAY = 100;
    private static final int DAYS = 40;

    @Inject
    MongoClient mongo;

    private final String model = "model-" + UUID.randomUUID();
    private final ModelDefinition definition = ModelDefinitionBuilder.builder()
            .model(model)
            .task(Task.REGRESSION)
            .rowId("id")
            .timestamp("time")
            .features(Map.of("fee", FeatureType.NUMERIC, "plan", FeatureType.CATEGORICAL))
            .prediction(new PredictionColumns("prediction", null, null))
            .window(new WindowSettings(null, "P1D"))
            .build();

    @Test
    void shouldJudgeKeptWindowsAgainAndChangeNothing() {
        // Given: the third of four days has moved
        String reference = learnt(0, 0, 2, 0);
        List<Document> before = stored();

        // When
        ValidatableResponse answer = ask("""
            {"settings": {"drift": {"psi": 50, "wasserstein": 50}},
             "inject": {"steps": [{"injection": "mean-shift", "column": "fee", "bySigmas": 2},
                                  {"injection": "missing", "column": "plan", "share": 0.3}]}}
            """).statusCode(200);

        // Then
        answer.body("basis", equalTo("windows"))
                .body("reference", equalTo(reference))
                .body("windows.name", equalTo(List.of("day 41", "day 42", "day 43", "day 44")))
                .body("windows[2].today.verdict", equalTo("drifted"))
                .body("windows[2].today.columns", equalTo(List.of("fee")))
                .body("windows[2].other.verdict", equalTo("stable"))
                .body("today.alarms", equalTo(1))
                .body("other.alarms", equalTo(0))
                .body("today.episodes", hasSize(1))
                .body("today.episodes[0].first", equalTo("day 43"))
                .body("power", hasSize(2))
                .body("power[0].today.starts", equalTo(3))
                .body("power[0].today.atOnce", equalTo(1.0f))
                .body("power[0].other.atOnce", equalTo(0.0f))
                .body("power[0].other.delay", nullValue());
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void shouldJudgeTheChunksOfTheReferenceWhereNoWindowIsKept() {
        // Given
        learnt(0);
        mongo.getDatabase("leeway").getCollection("windows").deleteMany(new Document("model", model));

        // Then
        ask("").statusCode(200)
                .body("basis", equalTo("reference-chunks"))
                .body("windows", hasSize(DAYS))
                .body("windows[0].name", equalTo("1 of 40"))
                .body("other", nullValue())
                .body("notes[0]", containsString("no windows that are kept"));
    }

    @Test
    void shouldJudgeTheLatestWindowsOnly() {
        // Given
        learnt(0, 0, 0);

        // Then
        ask("{\"windows\": 2}")
                .statusCode(200)
                .body("windows.name", equalTo(List.of("day 42", "day 43")))
                .body("notes[0]", equalTo("Earlier windows are kept; the latest 2 were judged."));
        ask("{\"windows\": 0}").statusCode(400).body("detail", containsString("from 1 to 208"));
    }

    @Test
    void shouldRefuseWhatPastWindowsCannotBeAsked() throws JsonProcessingException {
        // Given
        learnt(0);
        ModelDefinition otherTime = ModelDefinitionBuilder.builder(definition)
                .timestamp("when")
                .features(Map.of("fee", FeatureType.CATEGORICAL))
                .build();
        ModelDefinition otherModel =
                ModelDefinitionBuilder.builder(definition).model("another").build();

        // Then
        ask(asked(otherTime)).statusCode(422).body("detail", containsString("timestamp, features have to stay"));
        ask(asked(otherModel)).statusCode(422).body("detail", containsString("of the model 'another'"));
        ask("{\"definition\": {\"model\": 5}}").statusCode(400).body("type", containsString("invalid-definition"));
        ask("{\"settings\": {\"drift\": {\"psi\": -1}}}").statusCode(400).body("place", containsString("psi"));
        ask("{\"settings\": {\"features\": {}}}")
                .statusCode(400)
                .body("detail", containsString("'features' is not known"));
        ask("{\"inject\": {\"steps\": [{\"injection\": \"noise\", \"column\": \"fee\", \"sigmas\": 1}]}}")
                .statusCode(422)
                .body("detail", containsString("leeway simulate"));
        ask("{\"inject\": {\"steps\": [{\"injection\": \"scale\", \"column\": \"fees\", \"factor\": 2}]}}")
                .statusCode(422)
                .body("detail", containsString("did you mean 'fee'"));
        ask("{\"inject\": {\"steps\": []}}").statusCode(400).body("detail", containsString("at least one step"));
        ask("[1]").statusCode(400);
        ask("{").statusCode(400).body("type", containsString("unreadable-json"));
    }

    @Test
    void shouldSayWhatIsMissing() throws JsonProcessingException {
        // Then: nobody registered it
        ask("").statusCode(404).body("type", containsString("unknown-model"));

        // Given: registered, and no reference yet
        register(definition, null);
        ask("").statusCode(409).body("detail", containsString("PUT /v1/models/" + model + "/reference"));

        // Given: a reference that is not profiled yet
        register(definition, UUID.randomUUID().toString());
        ask("").statusCode(409).body("type", containsString("reference-not-profiled"));
    }

    @Test
    void shouldSayThatThereIsNothingToReplayWithoutEventTimes() throws JsonProcessingException {
        // Given: a batch on its own
        ModelDefinition timeless = ModelDefinitionBuilder.builder(definition)
                .timestamp(null)
                .window(null)
                .build();
        String reference = FakeIngestResource.serve(days(0, DAYS, 0));
        register(timeless, reference);
        try (EventBus bus = EventBus.connect()) {
            List<JsonNode> told = bus.listen(EventType.DRIFT_EVALUATED);
            Block rows = days(DAYS, 1, 0);
            BatchRef batch = new BatchRef(
                    model,
                    FakeIngestResource.serve(rows),
                    "one",
                    1,
                    reference,
                    DAY,
                    0,
                    TestBatches.ACCEPTED,
                    null,
                    null);
            bus.tell(
                    EventType.BATCH_ACCEPTED,
                    TestBatches.told(batch.subject(), new BatchAccepted(batch, 1, 1, false, 1, timeless, null, null)));
            await().atMost(30, TimeUnit.SECONDS).until(() -> told.size() == 1);
        }

        // Then
        ask("").statusCode(409)
                .body("type", containsString("nothing-to-replay"))
                .body("detail", containsString("'window'"))
                .body("detail", containsString("'timestamp'"));
    }

    private ValidatableResponse ask(String body) {
        return given().contentType("application/json")
                .body(body)
                .when()
                .post("/v1/models/" + model + "/backtests")
                .then();
    }

    private static String asked(ModelDefinition other) throws JsonProcessingException {
        return ContractJson.mapper().writeValueAsString(Map.of("definition", other));
    }

    private static void register(ModelDefinition definition, @Nullable String reference)
            throws JsonProcessingException {
        Map<String, Object> registered = reference == null
                ? Map.of("version", 1, "definition", definition)
                : Map.of("version", 1, "definition", definition, "reference", reference);
        FakeIngestResource.serveModel(definition.model(), ContractJson.mapper().writeValueAsString(registered));
    }

    /** A reference of forty days, and the days after it as windows, each moved by so much; returns the reference's id. */
    private String learnt(double... shifts) {
        String reference = FakeIngestResource.serve(days(0, DAYS, 0));
        try (EventBus bus = EventBus.connect()) {
            register(definition, reference);
            List<JsonNode> told = bus.listen(EventType.DRIFT_EVALUATED);
            for (int day = 0; day < shifts.length; day++) {
                tell(bus, DAYS + day, reference, shifts[day]);
            }
            await().atMost(60, TimeUnit.SECONDS).until(() -> told.size() == shifts.length);
        } catch (JsonProcessingException exception) {
            throw new IllegalStateException(exception);
        }
        return reference;
    }

    private void tell(EventBus bus, int day, String reference, double shift) {
        Block rows = days(day, 1, shift);
        String batch = FakeIngestResource.serve(rows);
        Instant from = START.plus(Duration.ofDays(day));
        BatchRef part = new BatchRef(
                model, batch, batch, day, reference, DAY, 0, TestBatches.ACCEPTED, from, from.plusSeconds(86_000));
        BatchRef window = new BatchRef(
                model,
                "P1D-" + day,
                "day " + (day + 1),
                day,
                reference,
                DAY,
                0,
                TestBatches.ACCEPTED,
                from,
                from.plusSeconds(86_000));
        bus.tell(
                EventType.BATCH_ACCEPTED,
                TestBatches.told(
                        window.subject() + "/" + batch,
                        new BatchAccepted(part, 1, 1, false, 1, definition, null, new WindowPart(window, 0))));
    }

    /** All that is stored of the model but when it was last used. */
    private List<Document> stored() {
        return List.of("windows", "window_definitions", "drift_reports", "drift_series", "reference_profiles").stream()
                .flatMap(name -> mongo
                        .getDatabase("leeway")
                        .getCollection(name)
                        .find(new Document("model", model))
                        .sort(new Document("_id", 1))
                        .into(new ArrayList<>())
                        .stream())
                .toList();
    }

    private static Block days(int first, int count, double shift) {
        int size = count * DAY;
        SplittableRandom random = new SplittableRandom(first + 1L);
        double[] times = IntStream.range(0, size)
                .mapToDouble(row -> START.plus(Duration.ofDays(first))
                        .plusSeconds((long) row * 86_400 / DAY)
                        .toEpochMilli())
                .toArray();
        double[] fees = new double[size];
        double level = 0;
        for (int row = 0; row < size; row++) {
            level = 0.5 * level + 0.87 * random.nextGaussian();
            fees[row] = level + shift;
        }
        int[] plans = IntStream.range(0, size).map(row -> random.nextInt(3)).toArray();
        return new Block(
                size,
                List.of(
                        new Column.Numeric("time", times),
                        new Column.Numeric("fee", fees),
                        new Column.Text("plan", new String[] {"a", "b", "c"}, plans),
                        new Column.Numeric("prediction", random.doubles(size).toArray())));
    }
}
