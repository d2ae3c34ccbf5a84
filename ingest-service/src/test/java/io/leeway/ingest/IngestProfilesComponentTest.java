package io.leeway.ingest;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.ContractJson;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.profiles.ProfilePlan;
import io.leeway.evaluation.performance.LabelledCounts;
import io.leeway.evaluation.performance.metrics.ClassPairs;
import io.leeway.evaluation.portable.PortableProfile;
import io.leeway.evaluation.portable.PortableProfileFormat;
import io.leeway.profiles.RowProfiler;
import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.EventBus;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;

/** Batches whose rows stay where they are. */
@QuarkusTest
@WithTestResource(
        value = EmbeddedServersResource.class,
        initArgs = {
            @ResourceArg(name = "only", value = "postgres,amqp"),
            @ResourceArg(name = "database", value = "ingest")
        })
class IngestProfilesComponentTest {

    private final TestModel model = TestModel.named();

    @BeforeEach
    void sendTextAsItIs() {
        PlainText.send();
    }

    @Test
    void shouldStoreEachProfileAsABlockOfItsWindow() {
        // Given
        define("window: {every: P1D}");
        byte[] first = profiled("2026-01-06T10:00:00Z", "2026-01-05T23:59:59Z");
        byte[] second = profiled("2026-01-06T11:00:00Z");
        try (EventBus bus = EventBus.connect()) {
            List<JsonNode> told = bus.listen(EventType.BATCH_ACCEPTED);

            // When
            send(joined(first, second))
                    .statusCode(202)
                    .body("rows", equalTo(3))
                    .body("profiles", equalTo(3))
                    .body("labelled", equalTo(false))
                    .body("windows", hasSize(2));

            // Then
            await().atMost(20, TimeUnit.SECONDS).until(() -> model.of(told).size() == 2);
            List<JsonNode> events =
                    model.of(told).stream().map(event -> event.path("data")).toList();
            assertThat(events).allMatch(data -> data.path("content").asText().equals("profiles"));
            assertThat(events.stream().map(data -> data.path("blocks").asInt())).containsExactly(1, 2);
            assertThat(events.get(1).path("part").path("firstBlock").asInt()).isEqualTo(1);
            assertThat(events.get(1).path("batch").path("to").asText()).isEqualTo("2026-01-06T11:00:00Z");
            byte[] stored = model.get("/batches/"
                            + events.get(1).path("batch").path("batch").asText() + "/blocks/2")
                    .statusCode(200)
                    .extract()
                    .asByteArray();
            assertThat(stored).isEqualTo(second);
        }
    }

    @Test
    void shouldStoreProfilesOnceUnderTheirKey() {
        // Given
        define("");
        byte[] body = profiled("2026-01-06T10:00:00Z");

        // When
        String batch = keyed(body).statusCode(202).extract().path("batch");

        // Then
        keyed(body).statusCode(202).body("batch", equalTo(batch));
        keyed(profiled("2026-01-07T10:00:00Z")).statusCode(409).body("type", endsWith("idempotency-key-reused"));
    }

    @Test
    void shouldRefuseProfilesOfAnotherPlan() {
        // Given
        define("");
        byte[] body = profiled("2026-01-06T10:00:00Z");
        model.send("PUT", "/reference", "id,at,amount,guess\nr1,2026-01-01T00:00:00Z,1,1\nr2,,2,2\n")
                .statusCode(202);

        // Then
        send(body)
                .statusCode(409)
                .body("type", endsWith("profile-outdated"))
                .body("detail", containsString("another reference"));
        model.define("timestamp: at\nprediction: {column: guess}\nmissing: [gone]\n")
                .statusCode(200);
        send(body).statusCode(409).body("detail", containsString("reads them in another way"));
        assertNothingStored();
    }

    @Test
    void shouldRefuseWhatIsNoProfileAndStoreNothing() {
        // Given
        define("");
        byte[] body = profiled("2026-01-06T10:00:00Z");
        byte[] later = body.clone();
        later[4] = PortableProfileFormat.VERSION + 1;

        // Then
        send(new byte[0]).statusCode(400).body("type", endsWith("empty-body"));
        send(Arrays.copyOf(body, 5)).statusCode(400).body("detail", containsString("ends early"));
        send(joined(body, Arrays.copyOf(body, body.length - 1)))
                .statusCode(400)
                .body("detail", containsString("Profile 2 of the body ends early"));
        send(later).statusCode(400).body("detail", containsString("version 3; version 2 is read"));
        given().contentType("text/csv")
                .body(body)
                .post(model.path() + "/profiles")
                .then()
                .statusCode(415);
        assertNothingStored();
    }

    @Test
    void shouldRefuseForgedProfilesAndNeverFail() {
        // Given
        define("");
        byte[] body = profiled("2026-01-06T10:00:00Z", "2026-01-06T11:00:00Z");
        Random random = new Random(3);

        // Then
        for (int round = 0; round < 100; round++) {
            byte[] forged = body.clone();
            forged[random.nextInt(forged.length)] ^= (byte) (1 << random.nextInt(8));
            send(Arrays.copyOf(forged, forged.length - random.nextInt(3))).statusCode(lessThan(500));
        }
        assertNothingStored();
    }

    @Test
    void shouldSayThatProfilesCountLabels() {
        // Given
        String name = model.path().substring(model.path().lastIndexOf('/') + 1);
        given().contentType("application/yaml")
                .body("""
                        model: %s
                        task: multiclass-classification
                        rowId: id
                        features: {amount: numeric}
                        prediction: {column: guess}
                        target: truth
                        """.formatted(name))
                .put(model.path())
                .then()
                .statusCode(201);
        model.send("PUT", "/reference", "id,amount,guess,truth\nr1,1,red,red\nr2,2,blue,red\n")
                .statusCode(202);
        RowProfiler profiler = RowProfiler.of(plan());
        profiler.add(Map.of("id", "a", "amount", 1, "guess", "red", "truth", "blue"));
        try (EventBus bus = EventBus.connect()) {
            List<JsonNode> told = bus.listen(EventType.BATCH_ACCEPTED);

            // When
            send(profiler.write()).statusCode(202).body("labelled", equalTo(true));

            // Then
            await().atMost(20, TimeUnit.SECONDS).until(() -> model.of(told).size() == 1);
            JsonNode data = model.of(told).getFirst().path("data");
            assertThat(data.path("labelled").asBoolean()).isTrue();
            assertThat(data.path("content").asText()).isEqualTo("profiles");
        }
    }

    @Test
    void shouldRefuseLabelsThatCannotBe() {
        // Given
        define("");
        PortableProfile honest = PortableProfileFormat.read(profiled("2026-01-06T10:00:00Z"));
        PortableProfile forged = new PortableProfile(
                honest.origin(),
                honest.window(),
                honest.from(),
                honest.to(),
                honest.rejected(),
                honest.intake(),
                honest.part(),
                new LabelledCounts(1, ClassPairs.none()));

        // Then
        send(PortableProfileFormat.write(forged))
                .statusCode(400)
                .body("type", endsWith("invalid-profile"))
                .body("detail", containsString("Profile 1 of the body counts labels"));
        assertNothingStored();
    }

    private void assertNothingStored() {
        model.get("/batches").statusCode(200).body("", hasSize(0));
    }

    private void define(String more) {
        model.define("timestamp: at\nprediction: {column: guess}\n" + more).statusCode(201);
        model.send("PUT", "/reference", "id,at,amount,guess\nr1,2026-01-01T00:00:00Z,1,1\n")
                .statusCode(202);
    }

    private byte[] profiled(String... times) {
        RowProfiler profiler = RowProfiler.of(plan());
        for (int i = 0; i < times.length; i++) {
            Map<String, @Nullable Object> row = new HashMap<>();
            row.put("id", "row-" + times[i]);
            row.put("at", times[i]);
            row.put("amount", i);
            row.put("guess", 2 * i);
            profiler.add(row);
        }
        return profiler.write();
    }

    /** As drift-service tells it, where it is not known what the reference's features do together. */
    private ProfilePlan plan() {
        JsonNode registered = model.get("").statusCode(200).extract().as(JsonNode.class);
        return new ProfilePlan(
                PortableProfileFormat.VERSION,
                ContractJson.mapper().convertValue(registered.path("definition"), ModelDefinition.class),
                registered.path("version").asInt(),
                registered.path("reference").asText(),
                null,
                "fewer than two features vary enough");
    }

    private static byte[] joined(byte[] one, byte[] other) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(one);
        bytes.writeBytes(other);
        return bytes.toByteArray();
    }

    private ValidatableResponse keyed(byte[] body) {
        return given().contentType(PortableProfileFormat.MEDIA_TYPE)
                .header("Idempotency-Key", "run-1")
                .body(body)
                .post(model.path() + "/profiles")
                .then();
    }

    private ValidatableResponse send(byte[] body) {
        return given().contentType(PortableProfileFormat.MEDIA_TYPE)
                .body(body)
                .post(model.path() + "/profiles")
                .then();
    }
}
