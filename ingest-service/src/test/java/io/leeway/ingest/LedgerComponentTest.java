package io.leeway.ingest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.events.EventType;
import io.leeway.support.test.EventBus;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

@QuarkusTest
@TestProfile(LedgerProfile.class)
@WithTestResource(WiredServersResource.class)
class LedgerComponentTest {

    private static final String DRIFT = "leeway.drift";
    private static final String PERFORMANCE = "leeway.performance";
    private static final String ALERT = "leeway.alert";

    private TestModel model;

    @BeforeEach
    void registerAModelOfItsOwn() {
        PlainText.send();
        model = TestModel.define();
    }

    @Test
    void shouldKeepABatchOnRecordUntilEveryStageIsDone() {
        // Given
        model.reference(40);
        String batch = model.batch(40);
        String event = model.event(EventType.BATCH_ACCEPTED, batch);
        try (EventBus bus = EventBus.connect()) {

            // When
            model.done(bus, DRIFT, event, batch, 1);
            model.done(bus, PERFORMANCE, event, batch, 0);
            model.done(bus, PERFORMANCE, event, batch, 0);
            model.done(bus, ALERT, "another", batch, 1);

            // Then
            await().atMost(20, TimeUnit.SECONDS).until(() -> model.account("evaluated") == 1);
            assertThat(model.account("accepted")).isEqualTo(1);
            assertThat(model.account("waiting")).isZero();
            assertThat(model.account("deadLettered")).isZero();
        }
    }

    @Test
    void shouldTakeDoneInAnyOrderAndUnknownWorkNotAtAll() {
        // Given
        model.reference(40);
        String batch = model.batch(40);
        String event = model.event(EventType.BATCH_ACCEPTED, batch);
        try (EventBus bus = EventBus.connect()) {

            // When
            model.done(bus, DRIFT, "unknown", "unknown", 1);
            model.done(bus, ALERT, "another", batch, 2);
            model.done(bus, PERFORMANCE, event, batch, 0);
            assertThat(model.account("waiting")).isEqualTo(1);
            model.done(bus, DRIFT, event, batch, 2);

            // Then
            await().atMost(20, TimeUnit.SECONDS).until(() -> model.account("evaluated") == 1);
        }
    }

    @Test
    void shouldTakeABatchAsEvaluatedWithTheLastOfItsWindows() {
        // Given
        model.put("window: {every: P1D}").statusCode(200);
        model.reference(40);
        try (EventBus bus = EventBus.connect()) {
            List<JsonNode> told = bus.listen(EventType.BATCH_ACCEPTED);
            model.send(
                            "POST",
                            "/batches",
                            TestModel.HEADER + "a,2026-01-05T00:00:00Z,1,1,1\nb,2026-01-06T00:00:00Z,1,1,1\n")
                    .statusCode(202);
            await().atMost(20, TimeUnit.SECONDS).until(() -> told.size() == 2);

            // When: one window is through, the other is not judged
            for (JsonNode event : told) {
                String id = event.path("id").asText();
                String window = event.at("/data/part/window/batch").asText();
                model.done(bus, DRIFT, id, window, 1);
                model.done(bus, PERFORMANCE, id, window, 0);
            }
            model.done(
                    bus, ALERT, "a", told.get(0).at("/data/part/window/batch").asText(), 1);
            assertThat(model.account("waiting")).isEqualTo(1);
            model.done(
                    bus, ALERT, "b", told.get(1).at("/data/part/window/batch").asText(), 1);

            // Then
            await().atMost(20, TimeUnit.SECONDS).until(() -> model.account("evaluated") == 1);
        }
    }

    @Test
    void shouldCountLabelsUntilTheyAreWorkedIn() {
        // Given
        model.reference(40);
        String labels = model.labels(5);
        assertThat(model.account("labelsWaiting")).isEqualTo(1);
        try (EventBus bus = EventBus.connect()) {

            // When
            model.done(bus, PERFORMANCE, model.event(EventType.LABELS_ACCEPTED, labels), labels, 0);

            // Then
            await().atMost(20, TimeUnit.SECONDS).until(() -> model.account("labelsWaiting") == 0);
        }
    }

    @Test
    void shouldTellAgainWhatIsMissingWhileNothingIsOnItsWay() {
        // Given: services that take everything and lose it
        model.reference(40);
        try (EventBus bus = EventBus.connect();
                QueueReader reader = new QueueReader(DRIFT, PERFORMANCE, "leeway.risk", ALERT)) {
            String batch = model.batch(40);
            String event = model.event(EventType.BATCH_ACCEPTED, batch);

            // When and then: both stages are missing
            await().atMost(40, TimeUnit.SECONDS)
                    .until(() -> reader.of(event).stream()
                                    .anyMatch(message ->
                                            message.queue().equals(DRIFT) && message.toldAgain() && !message.anew())
                            && reader.of(event).stream()
                                    .anyMatch(message -> message.queue().equals(PERFORMANCE) && message.toldAgain()));

            // When and then: only the judgement is missing
            model.done(bus, DRIFT, event, batch, 1);
            model.done(bus, PERFORMANCE, event, batch, 0);
            await().atMost(60, TimeUnit.SECONDS)
                    .until(() -> reader.of(event).stream().anyMatch(QueueReader.Read::anew));
        }
    }

    @Test
    void shouldTellAgainWhatWasOvertakenThoughItsQueueIsNeverIdle() {
        // Given: a queue that nobody consumes from, so that it never counts as idle
        model.reference(40);
        String lost = model.batch(40);
        String event = model.event(EventType.BATCH_ACCEPTED, lost);
        try (EventBus bus = EventBus.connect();
                QueueReader reader = new QueueReader()) {

            // When: what was told later is done with
            await().atMost(40, TimeUnit.SECONDS).until(() -> {
                String later = model.batch(40);
                model.done(bus, DRIFT, model.event(EventType.BATCH_ACCEPTED, later), later, 1);
                reader.takeAll(DRIFT);

                // Then
                return reader.of(event).stream().anyMatch(QueueReader.Read::toldAgain);
            });
            assertThat(reader.of(event)).noneMatch(QueueReader.Read::anew);
        }
    }

    @Test
    void shouldKeepReplayAndDropDeadLetters() {
        // Given
        model.reference(40);
        String batch = model.batch(40);
        String event = model.event(EventType.BATCH_ACCEPTED, batch);
        byte[] body = ("{\"id\": \"" + event + "\", \"type\": \"io.leeway.batch.accepted\", \"subject\": \""
                        + model.name() + "/" + batch + "\", \"time\": \"2100-01-01T00:00:00Z\", \"data\": {}}")
                .getBytes(StandardCharsets.UTF_8);
        try (QueueReader reader = new QueueReader(DRIFT)) {

            // When: it is given up
            reader.giveUp(DRIFT, body, "a column is missing");

            // Then
            await().atMost(20, TimeUnit.SECONDS).until(() -> model.account("deadLettered") == 1);
            assertThat(model.account("waiting")).isZero();
            String letter = given().get("/v1/dead-letters?limit=1000")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("items.find { it.event == '" + event + "' }.id");
            letter(letter)
                    .body("queue", equalTo(DRIFT))
                    .body("reason", equalTo("a column is missing"))
                    .body("attempts", equalTo(3))
                    .body("model", equalTo(model.name()))
                    .body("batch", equalTo(batch))
                    .body("type", equalTo("batch.accepted"))
                    .body("state", equalTo("open"))
                    .body("ageSeconds", notNullValue())
                    .body("body", containsString(event));

            // When: it is replayed twice
            given().post("/v1/dead-letters/" + letter + "/replay")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("replayed"))
                    .body("replays", equalTo(1));
            given().post("/v1/dead-letters/" + letter + "/replay")
                    .then()
                    .statusCode(200)
                    .body("replays", equalTo(1));

            // Then
            await().atMost(20, TimeUnit.SECONDS)
                    .until(() -> reader.of(event).stream().anyMatch(QueueReader.Read::anew));
            assertThat(model.account("waiting")).isEqualTo(1);
            given().delete("/v1/dead-letters/" + letter).then().statusCode(409);

            // When: it comes back and is dropped
            reader.giveUp(DRIFT, body, "it is missing still");
            await().atMost(20, TimeUnit.SECONDS).until(() -> model.account("deadLettered") == 1);
            letter(letter).body("state", equalTo("open")).body("replays", equalTo(1));
            given().delete("/v1/dead-letters/" + letter).then().statusCode(204);
            given().delete("/v1/dead-letters/" + letter).then().statusCode(204);

            // Then
            letter(letter).body("state", equalTo("dropped"));
            assertThat(model.account("deadLettered")).isEqualTo(1);
            assertThat(model.account("waiting")).isZero();
            given().post("/v1/dead-letters/" + letter + "/replay").then().statusCode(409);
        }
    }

    @Test
    void shouldPageDeadLettersAndReplayAll() {
        // Given
        given().post("/v1/dead-letters/replay").then().statusCode(200);
        try (QueueReader reader = new QueueReader(PERFORMANCE)) {
            for (int i = 0; i < 5; i++) {
                reader.giveUp(PERFORMANCE, ("junk " + i + model.name()).getBytes(StandardCharsets.UTF_8), "no JSON");
            }
            reader.giveUp("elsewhere", ("junk " + model.name()).getBytes(StandardCharsets.UTF_8), "unknown");
            await().atMost(20, TimeUnit.SECONDS)
                    .until(() ->
                            given().get("/v1/dead-letters").then().extract().<Integer>path("open") == 6);
        }

        // When
        String next = given().get("/v1/dead-letters?limit=4")
                .then()
                .body("items", hasSize(4))
                .extract()
                .path("next");
        given().queryParam("before", next)
                .get("/v1/dead-letters?limit=1000")
                .then()
                .statusCode(200)
                .body("items.findAll { it.state == 'open' }", hasSize(2));
        given().post("/v1/dead-letters/replay").then().statusCode(200).body("replayed", equalTo(5));

        // Then: only what came from no work queue is left
        given().get("/v1/dead-letters").then().body("open", equalTo(1));
        given().get("/v1/dead-letters?before=x").then().statusCode(400);
        given().get("/v1/dead-letters/x").then().statusCode(404);
    }

    @Test
    void shouldLeaveATraceOfWhatItRefuses() {
        // Given
        model.send("POST", "/batches", TestModel.HEADER + TestModel.rows(3)).statusCode(409);
        model.reference(40);
        try (EventBus bus = EventBus.connect()) {
            List<JsonNode> told = bus.listen(EventType.INTAKE_REFUSED);

            // When
            model.send("POST", "/batches?name=monday", "id,amount\n1,2\n").statusCode(400);
            model.send("POST", "/labels", "").statusCode(400);

            // Then
            await().atMost(20, TimeUnit.SECONDS).until(() -> told.size() == 2);
            assertThat(told.getFirst().at("/data/name").asText()).isEqualTo("monday");
            assertThat(told.getFirst().at("/data/kind").asText()).isEqualTo("batch");
            model.get("/refusals")
                    .statusCode(200)
                    .body("$", hasSize(3))
                    .body("[1].title", equalTo("Missing columns"))
                    .body("[1].detail", containsString("prediction"))
                    .body("[2].title", equalTo("No reference yet"));
            assertThat(model.account("refused")).isEqualTo(2);
            assertThat(model.account("received")).isEqualTo(2);
        }
    }

    @Test
    void shouldKeepTheLastHundredRefusals() {
        // When
        for (int i = 0; i < 105; i++) {
            model.send("POST", "/batches?name=n" + i, "").statusCode(409);
        }

        // Then
        model.get("/refusals").body("$", hasSize(100)).body("[0].name", equalTo("n104"));
        assertThat(model.account("refused")).isEqualTo(105);
    }

    @Test
    void shouldTellOnceThatAModelStandsStillAndOnceThatItFlowsAgain() {
        // Given
        String reference = model.reference(40);
        try (EventBus bus = EventBus.connect()) {
            List<JsonNode> told = bus.listen(EventType.PIPELINE_CHANGED);

            // When
            await().atMost(30, TimeUnit.SECONDS).until(() -> of(told).size() == 1);

            // Then
            assertThat(of(told).getFirst().at("/data/stalled").asBoolean()).isTrue();
            assertThat(model.isStalled()).isTrue();

            // When
            String event = model.event(EventType.REFERENCE_ACCEPTED, reference);
            model.done(bus, DRIFT, event, reference, 0);
            model.done(bus, PERFORMANCE, event, reference, 0);

            // Then
            await().atMost(30, TimeUnit.SECONDS).until(() -> of(told).size() == 2);
            assertThat(of(told).get(1).at("/data/stalled").asBoolean()).isFalse();
            assertThat(of(told).get(1).at("/data/revision").asLong()).isEqualTo(2);
        }
    }

    private List<JsonNode> of(List<JsonNode> told) {
        return told.stream()
                .filter(event -> event.path("subject").asText().equals(model.name()))
                .toList();
    }

    private static io.restassured.response.ValidatableResponse letter(String id) {
        return given().get("/v1/dead-letters/" + id).then().statusCode(200);
    }
}
