package io.leeway.drift;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.leeway.contracts.ContractJson;
import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.events.BatchContent;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.ReferenceAccepted;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.Task;
import io.leeway.contracts.profiles.ProfilePlan;
import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.EventBus;
import io.leeway.support.test.FakeIngestResource;
import io.leeway.support.test.ProfiledRows;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

/** A batch that came as profiles is judged as its rows are. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, initArgs = @ResourceArg(name = "only", value = "amqp,mongo"))
@WithTestResource(FakeIngestResource.class)
class ProfilesComponentTest {

    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final long MINUTE = 60_000;

    /** The sums of what features do together are in another order, and so are rounded otherwise. */
    private static final double ROUNDING = 1e-9;

    @ParameterizedTest
    @CsvSource({"1, false", "7, false", "100, false", "1, true", "7, true", "100, true"})
    void shouldJudgeProfilesAsTheirRows(int parts, boolean inTime) {
        // Given: chunks of a day of 1,440 rows, where there are times
        Block reference = block(60_000, 0, 1, START.toEpochMilli());
        Block rows = block(20_000, 0.4, 2, START.toEpochMilli() + 60_000 * MINUTE);
        ModelDefinition one = definition(inTime);
        ModelDefinition other = definition(inTime);
        try (EventBus bus = EventBus.connect()) {
            List<JsonNode> told = bus.listen(EventType.DRIFT_EVALUATED);
            List<JsonNode> done = bus.listen(EventType.WORK_DONE);
            String ofOne = learnt(bus, one, reference);
            String ofOther = learnt(bus, other, reference);
            await().atMost(60, TimeUnit.SECONDS).until(() -> done.size() == 2);

            // When
            tell(bus, one, ofOne, FakeIngestResource.serve(rows), 1, BatchContent.ROWS);
            tell(
                    bus,
                    other,
                    ofOther,
                    FakeIngestResource.serve(ProfiledRows.of(plan(other, ofOther), rows, parts)),
                    parts,
                    BatchContent.PROFILES);

            // Then
            await().atMost(60, TimeUnit.SECONDS).until(() -> told.size() == 2);
            JsonNode expected = report(told, one);
            assertThat(expected.path("driftedFeatures")).isNotEmpty();
            assertThat(expected.path("joint").path("verdict").asText()).isNotEmpty();
            assertSame("report", expected, report(told, other));
        }
    }

    @Test
    void shouldNotPlanWithoutAReference() {
        // Given
        ModelDefinition definition = definition(false);
        register(definition, null);

        // Then
        given().get("/v1/models/" + definition.model() + "/profile-plan")
                .then()
                .statusCode(409)
                .body("type", endsWith("no-reference"));
        register(definition, "not-profiled");
        given().get("/v1/models/" + definition.model() + "/profile-plan")
                .then()
                .statusCode(409)
                .body("type", endsWith("reference-not-profiled"));
        given().get("/v1/models/nobody/profile-plan").then().statusCode(404);
    }

    private static ModelDefinition definition(boolean inTime) {
        return ModelDefinitionBuilder.builder()
                .model("model-" + UUID.randomUUID())
                .task(Task.BINARY_CLASSIFICATION)
                .rowId("id")
                .timestamp(inTime ? "time" : null)
                .features(
                        Map.of("fee", FeatureType.NUMERIC, "use", FeatureType.NUMERIC, "plan", FeatureType.CATEGORICAL))
                .prediction(new PredictionColumns("prediction", "probability", "yes"))
                .build();
    }

    private static Block block(int size, double shift, long seed, long from) {
        Random random = new Random(seed);
        String[] ids = new String[size];
        int[] idCodes = new int[size];
        double[] times = new double[size];
        double[] fee = new double[size];
        double[] use = new double[size];
        double[] probability = new double[size];
        int[] plan = new int[size];
        int[] prediction = new int[size];
        for (int i = 0; i < size; i++) {
            ids[i] = "row-" + seed + "-" + i;
            idCodes[i] = i;
            times[i] = from + i * MINUTE;
            fee[i] = i % 40 == 0 ? Double.NaN : random.nextGaussian() + shift;
            use[i] = (shift > 0 ? 0.2 : 0.9) * (Double.isNaN(fee[i]) ? 0 : fee[i]) + random.nextGaussian();
            plan[i] = i % 25 == 0 ? -1 : random.nextInt(3);
            probability[i] = random.nextDouble();
            prediction[i] = probability[i] > 0.5 ? 1 : 0;
        }
        return new Block(
                size,
                List.of(
                        new Column.Text("id", ids, idCodes),
                        new Column.Numeric("time", times),
                        new Column.Numeric("fee", fee),
                        new Column.Numeric("use", use),
                        new Column.Text("plan", new String[] {"basic", "plus", "pro"}, plan),
                        new Column.Text("prediction", new String[] {"no", "yes"}, prediction),
                        new Column.Numeric("probability", probability)));
    }

    private static void register(ModelDefinition definition, @Nullable String reference) {
        ObjectNode registered = ContractJson.mapper().createObjectNode();
        registered.set("definition", ContractJson.mapper().valueToTree(definition));
        registered.put("version", 1).put("reference", reference);
        FakeIngestResource.serveModel(definition.model(), registered.toString());
    }

    private static String learnt(EventBus bus, ModelDefinition definition, Block rows) {
        String reference = FakeIngestResource.serve(rows);
        register(definition, reference);
        bus.tell(
                EventType.REFERENCE_ACCEPTED,
                CloudEvent.of(
                        "test",
                        EventType.REFERENCE_ACCEPTED,
                        definition.model() + "/" + reference,
                        1,
                        TestBatches.ACCEPTED,
                        new ReferenceAccepted(reference, rows.rows(), 1, TestBatches.ACCEPTED, 1, definition)));
        return reference;
    }

    private static ProfilePlan plan(ModelDefinition definition, String reference) {
        String plan = given().get("/v1/models/" + definition.model() + "/profile-plan")
                .then()
                .statusCode(200)
                .body("reference", equalTo(reference))
                .extract()
                .asString();
        try {
            return ContractJson.mapper().readValue(plan, ProfilePlan.class);
        } catch (JsonProcessingException exception) {
            throw new IllegalStateException(exception);
        }
    }

    private static void tell(
            EventBus bus,
            ModelDefinition definition,
            String reference,
            String batch,
            int blocks,
            BatchContent content) {
        Instant from = definition.timestamp() == null ? null : START.plusMillis(60_000 * MINUTE);
        Instant to = from == null ? null : from.plusMillis(19_999 * MINUTE);
        BatchRef ref = new BatchRef(
                definition.model(), batch, "batch", 1, reference, 20_000, 0, TestBatches.ACCEPTED, from, to);
        bus.tell(
                EventType.BATCH_ACCEPTED,
                TestBatches.told(
                        ref.subject(), new BatchAccepted(ref, blocks, 1, false, 1, definition, null, null, content)));
    }

    private static JsonNode report(List<JsonNode> told, ModelDefinition definition) {
        return told.stream()
                .map(event -> event.path("data").path("report"))
                .filter(report -> report.path("batch").path("model").asText().equals(definition.model()))
                .findFirst()
                .orElseThrow();
    }

    /** All but the batch and the moment; to the bit but for what features do together, which is rounded otherwise. */
    private static void assertSame(String place, JsonNode expected, JsonNode actual) {
        if (place.equals("report.batch") || place.equals("report.evaluatedAt")) {
            return;
        }
        if (expected.isNumber() && place.startsWith("report.joint")) {
            assertThat(actual.asDouble()).as(place).isCloseTo(expected.asDouble(), within(ROUNDING));
            return;
        }
        if (!expected.isContainerNode()) {
            assertThat(actual).as(place).isEqualTo(expected);
            return;
        }
        assertThat(actual.size()).as(place).isEqualTo(expected.size());
        if (expected.isArray()) {
            for (int i = 0; i < expected.size(); i++) {
                assertSame(place + "[" + i + "]", expected.get(i), actual.get(i));
            }
        }
        for (Iterator<String> names = expected.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            assertSame(place + "." + name, expected.get(name), actual.path(name));
        }
    }
}
