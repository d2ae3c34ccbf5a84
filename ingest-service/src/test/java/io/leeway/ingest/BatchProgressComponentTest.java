package io.leeway.ingest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.events.EventType;
import io.leeway.support.test.EventBus;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@TestProfile(LedgerProfile.class)
@WithTestResource(WiredServersResource.class)
class BatchProgressComponentTest {

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
    void shouldNameTheServicesThatABatchWaitsFor() {
        // Given
        model.reference(40);

        // When
        String batch = model.batch(40);

        // Then
        progress(batch)
                .statusCode(200)
                .body("model", equalTo(model.name()))
                .body("batch", equalTo(batch))
                .body("state", equalTo("waiting"))
                .body(
                        "waitsFor",
                        equalTo(List.of("drift-service", "performance-service", "risk-service", "alert-service")));
    }

    @Test
    void shouldSayWhenEveryServiceIsDone() {
        // Given
        model.reference(40);
        String batch = model.batch(40);
        String event = model.event(EventType.BATCH_ACCEPTED, batch);
        try (EventBus bus = EventBus.connect()) {

            // When
            model.done(bus, DRIFT, event, batch, 1);
            await().atMost(20, TimeUnit.SECONDS).until(() -> waitsFor(batch)
                    .equals(List.of("performance-service", "risk-service", "alert-service")));
            model.done(bus, PERFORMANCE, event, batch, 0);
            model.done(bus, ALERT, "another", batch, 1);

            // Then
            await().atMost(20, TimeUnit.SECONDS).until(() -> waitsFor(batch).isEmpty());
            progress(batch).body("state", equalTo("evaluated"));
        }
    }

    @Test
    void shouldSayThatABatchIsAmongTheDeadLettersAndThatItWasDropped() {
        // Given
        model.reference(40);
        String batch = model.batch(40);
        String event = model.event(EventType.BATCH_ACCEPTED, batch);
        try (QueueReader reader = new QueueReader(DRIFT)) {

            // When: it is given up
            reader.giveUp(
                    DRIFT,
                    ("{\"id\": \"" + event + "\", \"type\": \"io.leeway.batch.accepted\", \"subject\": \""
                                    + model.name() + "/" + batch + "\", \"data\": {}}")
                            .getBytes(StandardCharsets.UTF_8),
                    "a column is missing");

            // Then
            await().atMost(20, TimeUnit.SECONDS).until(() -> state(batch).equals("dead-lettered"));

            // When: it is dropped
            String letter = given().get("/v1/dead-letters?limit=1000")
                    .then()
                    .extract()
                    .path("items.find { it.event == '" + event + "' }.id");
            given().delete("/v1/dead-letters/" + letter).then().statusCode(204);

            // Then
            assertThat(state(batch)).isEqualTo("dropped");
        }
    }

    @Test
    void shouldNameTheWindowsOfABatch() {
        // Given
        model.put("window: {every: P1D}").statusCode(200);
        model.reference(40);

        // When
        String batch = model.send(
                        "POST",
                        "/batches?name=two",
                        TestModel.HEADER + "a,2026-01-05T00:00:00Z,1,1,1\nb,2026-01-06T00:00:00Z,1,1,1\n")
                .statusCode(202)
                .body("windows", hasSize(2))
                .body("windowCount", equalTo(2))
                .extract()
                .path("batch");

        // Then
        model.get("/batches/" + batch)
                .body("windows.findAll { it.startsWith('time-2026-01-0') }", hasSize(2))
                .body("windowCount", equalTo(2));
    }

    @Test
    void shouldNameNoWindowOfABatchThatIsJudgedOnItsOwn() {
        // Given
        model.reference(40);

        // When
        String batch = model.batch(40);

        // Then
        model.get("/batches/" + batch).body("windows", empty()).body("windowCount", equalTo(0));
    }

    @Test
    void shouldRefuseABatchThatItDoesNotKnow() {
        progress(UUID.randomUUID().toString()).statusCode(404).body("type", equalTo("urn:leeway:problem:unknown-id"));
        progress("monday").statusCode(404).body("type", equalTo("urn:leeway:problem:unknown-id"));
    }

    @Test
    void shouldSayWhenTheLastOfEachKindWasAccepted() {
        // Given
        model.reference(40);
        account().body("models[0].lastReferenceAt", notNullValue()).body("models[0].lastLabelsAt", nullValue());

        // When
        model.labels(5);

        // Then
        account()
                .body("models[0].lastLabelsAt", notNullValue())
                .body("models[0].lastBatchAt", nullValue())
                .body("models.model", hasItem(model.name()));
    }

    private ValidatableResponse account() {
        return given().get("/v1/accounting?model=" + model.name()).then().statusCode(200);
    }

    private ValidatableResponse progress(String batch) {
        return model.get("/batches/" + batch + "/progress");
    }

    private String state(String batch) {
        return progress(batch).extract().path("state");
    }

    private List<String> waitsFor(String batch) {
        return progress(batch).extract().path("waitsFor");
    }
}
