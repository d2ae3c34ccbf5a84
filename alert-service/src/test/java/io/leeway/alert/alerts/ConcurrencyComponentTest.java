package io.leeway.alert.alerts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import io.leeway.alert.TestEvents;
import io.leeway.contracts.model.AlertCondition;
import io.leeway.contracts.model.AlertRule;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.support.persistence.Transactions;
import io.leeway.support.test.EmbeddedServersResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

/** What two instances do when they are told of the same things at the same time. */
@QuarkusTest
@WithTestResource(
        value = EmbeddedServersResource.class,
        initArgs = {
            @ResourceArg(name = "only", value = "postgres,amqp,mail"),
            @ResourceArg(name = "database", value = "alert")
        })
class ConcurrencyComponentTest {

    @Inject
    AlertService alerts;

    @Inject
    ModelAlertService modelAlerts;

    private final String model = "model-" + UUID.randomUUID();
    private final TestEvents events = new TestEvents(model, List.of(new AlertRule(AlertCondition.RISK, null, null)));

    @Test
    void shouldKeepOneAlertAndTheLatestAssessmentOfABatch() throws Exception {
        // Given
        int revisions = 16;
        List<Runnable> work = new ArrayList<>();
        for (int i = 0; i < 2 * revisions; i++) {
            int revision = 1 + i / 2;
            work.add(() -> Transactions.run(() -> alerts.take(events.assessed(events.assessment(
                            "b", "b", revision, 40 + revision, RiskLevel.WARNING, 0.2, TestEvents.ACCEPTED))
                    .data())));
        }

        // When
        atOnce(work);

        // Then
        given().get("/v1/alerts?model=" + model).then().body("$", hasSize(1)).body("[0].score", equalTo((float)
                (40 + revisions)));
        given().get("/v1/models/" + model + "/assessed")
                .then()
                .body("$", hasSize(1))
                .body("[0].revision", equalTo(revisions));
    }

    @Test
    void shouldKeepOneOpenAlertOfAKind() throws Exception {
        // Given
        List<Runnable> work = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            Instant at = TestEvents.ACCEPTED.plusSeconds(i / 2);
            long revision = 1L + i / 2;
            work.add(() -> Transactions.run(
                    () -> modelAlerts.take(events.refused("x", "empty", at).data())));
            work.add(() -> Transactions.run(() -> modelAlerts.take(
                    events.pipeline(true, revision, 0, revision).data())));
        }

        // When
        atOnce(work);

        // Then
        given().get("/v1/alerts?model=" + model)
                .then()
                .body("$", hasSize(2))
                .body("find { it.kind == 'pipeline' }.findings[0].value", equalTo(12.0f));
    }

    private static void atOnce(List<Runnable> work) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            work.forEach(piece -> running.add(threads.submit(piece)));
            for (Future<?> piece : running) {
                assertThat(piece.get(60, TimeUnit.SECONDS)).isNull();
            }
        }
    }
}
