package io.leeway.ingest;

import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.events.EventType;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.notNullValue;

@QuarkusTest
@TestProfile(LedgerProfile.class)
@WithTestResource(WiredServersResource.class)
class OutageComponentTest {

    /** Set by {@link WiredServersResource}. */
    Map<String, Runnable> wires;

    private TestModel model;

    @BeforeEach
    void registerAModelOfItsOwn() {
        PlainText.send();
        model = TestModel.define();
    }

    @AfterEach
    void mend() {
        wires.get("mend-broker").run();
        wires.get("mend-database").run();
        await().atMost(30, TimeUnit.SECONDS)
                .until(() -> given().get("/v1/models?limit=1").statusCode() == 200);
    }

    @Test
    void shouldAnswerAtOnceWhileTheBrokerIsAwayAndTellLater() {
        // Given
        model.reference(40);
        try (QueueReader reader = new QueueReader("leeway.drift")) {
            wires.get("tear-broker").run();

            // When
            String batch = model.batch(40);

            // Then
            given().get("/q/health/ready").then().statusCode(200);
            given().get("/q/health/live").then().statusCode(200);

            // When
            wires.get("mend-broker").run();

            // Then
            await().atMost(30, TimeUnit.SECONDS).until(() -> !reader.of(model.event(EventType.BATCH_ACCEPTED, batch))
                    .isEmpty());
        }
    }

    @Test
    void shouldAskForPatienceWhileTheDatabaseIsAway() {
        // Given
        model.reference(40);
        wires.get("tear-database").run();

        // When
        var answer = model.send("POST", "/batches", TestModel.HEADER + TestModel.rows(3));

        // Then
        answer.statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .body("type", containsString("database-busy"));
        given().get("/q/health/live").then().statusCode(200);

        // When
        wires.get("mend-database").run();

        // Then
        await().atMost(30, TimeUnit.SECONDS)
                .until(() -> model.send("POST", "/batches", TestModel.HEADER + TestModel.rows(3))
                                .extract()
                                .statusCode()
                        == 202);
    }
}
