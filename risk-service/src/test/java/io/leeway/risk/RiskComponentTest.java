package io.leeway.risk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.mongodb.client.MongoClient;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.DriftEvaluated;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.ModelDefined;
import io.leeway.contracts.events.ModelDeleted;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.EventBus;
import io.leeway.support.test.TestModels;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

@QuarkusTest
@TestProfile(ShortWait.class)
@WithTestResource(value = EmbeddedServersResource.class, initArgs = @ResourceArg(name = "only", value = "amqp,mongo"))
class RiskComponentTest {

    private static final Instant AT = TestReports.AT;

    @Inject
    MongoClient mongo;

    private final String model = "model-" + UUID.randomUUID();

    private TestReports reports;

    @BeforeEach
    void reports() {
        reports = new TestReports(mongo, model);
    }

    @Test
    void shouldAssessALabelledBatchWithoutItsPerformanceAfterAWhileAndAnewWhenItComes() {
        try (EventBus bus = EventBus.connect()) {
            // Given
            List<JsonNode> told = bus.listen(EventType.RISK_ASSESSED);

            // When
            bus.tell(EventType.DRIFT_EVALUATED, reports.drift("b", 1, true));

            // Then
            await().atMost(30, TimeUnit.SECONDS).until(() -> told.size() == 1);
            JsonNode part = performance(told.getFirst());
            assertThat(part.path("reasons").get(0).asText())
                    .startsWith("performance has not come within 3.0 s")
                    .contains("anew");
            assertThat(part.has("value")).isFalse();
            assertThat(assessment(told.getFirst()).path("revision").asInt()).isEqualTo(1);

            // When
            bus.tell(EventType.PERFORMANCE_EVALUATED, reports.performance("b", 1));

            // Then
            await().atMost(30, TimeUnit.SECONDS).until(() -> told.size() == 2);
            assertThat(performance(told.get(1)).path("value").asDouble()).isZero();
            assertThat(assessment(told.get(1)).path("revision").asInt()).isEqualTo(2);
            assertThat(mongo.getDatabase("leeway")
                            .getCollection("waiting_assessments")
                            .countDocuments(new Document("model", model)))
                    .isZero();
        }
    }

    @Test
    void shouldShowWhatIsSpentOfTheBudgetOfAlarms() {
        given().get("/v1/models/{model}/alarm-budget", model).then().statusCode(404);
        try (EventBus bus = EventBus.connect()) {
            // Given: a window that was held against chunks, told twice, and one of which no policy asks for a budget
            List<JsonNode> told = bus.listen(EventType.RISK_ASSESSED);
            CloudEvent<DriftEvaluated> alarm = reports.alarm("a", 1, 0.04);
            bus.tell(EventType.DRIFT_EVALUATED, alarm);
            bus.tell(EventType.DRIFT_EVALUATED, alarm);

            // When
            bus.tell(EventType.DRIFT_EVALUATED, reports.drift("b", 2, false));

            // Then
            await().atMost(30, TimeUnit.SECONDS).until(() -> of(told).size() >= 2);
            given().get("/v1/models/{model}/alarm-budget", model)
                    .then()
                    .statusCode(200)
                    .body("budget", is(1.0f))
                    .body("per", is("P30D"))
                    .body("current.windows", is(1))
                    .body("current.spent", is(1))
                    .body("current.expected", is(0.04f))
                    .body("lastTwelve.windows", is(0))
                    .body("periods.size()", is(1));
        }
    }

    @Test
    void shouldAssessALabelledBatchOnceWhereBothReportsComeInTime() {
        try (EventBus bus = EventBus.connect()) {
            // Given
            List<JsonNode> told = bus.listen(EventType.RISK_ASSESSED);
            bus.tell(EventType.DRIFT_EVALUATED, reports.drift("b", 1, true));

            // When
            bus.tell(EventType.PERFORMANCE_EVALUATED, reports.performance("b", 1));
            bus.tell(EventType.DRIFT_EVALUATED, reports.drift("later", 2, false));

            // Then
            await().atMost(30, TimeUnit.SECONDS).until(() -> of(told).size() == 2);
            assertThat(assessment(of(told).getFirst()).path("revision").asInt()).isEqualTo(2);
            given().when()
                    .get("/v1/models")
                    .then()
                    .statusCode(200)
                    .body("find { it.model == '" + model + "' }.batches", is(2))
                    .body("find { it.model == '" + model + "' }.last.batch", is("later"));
        }
    }

    @Test
    void shouldTellAnAssessmentAgainOnlyWhereTheWorkIsDoneAnew() {
        try (EventBus bus = EventBus.connect()) {
            // Given
            List<JsonNode> told = bus.listen(EventType.RISK_ASSESSED);
            CloudEvent<DriftEvaluated> drift = reports.drift("b", 1, true);
            bus.tell(EventType.PERFORMANCE_EVALUATED, reports.performance("b", 1));
            bus.tell(EventType.DRIFT_EVALUATED, drift);
            await().atMost(30, TimeUnit.SECONDS).until(() -> !of(told).isEmpty());

            // When
            bus.tell(EventType.DRIFT_EVALUATED, drift);
            bus.tellAnew(EventType.DRIFT_EVALUATED, drift);
            bus.tell(EventType.DRIFT_EVALUATED, reports.drift("later", 2, false));

            // Then
            await().atMost(30, TimeUnit.SECONDS).until(() -> batches(of(told)).contains("later"));
            assertThat(batches(of(told))).containsExactly("b", "b", "later");
        }
    }

    @Test
    void shouldFindAReportOfLateLabelsWhoseMessageWasLost() {
        try (EventBus bus = EventBus.connect()) {
            // Given a batch that was judged without labels
            List<JsonNode> told = bus.listen(EventType.RISK_ASSESSED);
            bus.tell(EventType.DRIFT_EVALUATED, reports.drift("b", 1, false));
            await().atMost(30, TimeUnit.SECONDS).until(() -> of(told).size() == 1);

            // When its performance is stored and nobody tells of it
            reports.performance("b", 1);

            // Then
            await().atMost(30, TimeUnit.SECONDS).until(() -> of(told).size() == 2);
            assertThat(performance(of(told).get(1)).path("value").asDouble()).isZero();
            assertThat(assessment(of(told).get(1)).path("revision").asInt()).isEqualTo(2);
        }
    }

    @Test
    void shouldFindEveryMissedReportWhereThereAreMoreThanItLooksAtInOneGo() {
        // Given a model, and reports nobody has told of
        int many = 250;
        try (EventBus bus = EventBus.connect()) {
            ModelDefinition definition = TestModels.regressor(model);
            bus.tell(
                    EventType.MODEL_DEFINED,
                    CloudEvent.of("test", EventType.MODEL_DEFINED, model, 1, AT, new ModelDefined(1, definition)));
            await().atMost(30, TimeUnit.SECONDS)
                    .until(() -> given().get("/v1/models/" + model).statusCode() == 200);

            // When
            for (int i = 0; i < many; i++) {
                reports.drift("b" + i, i, false);
                reports.performance("b" + i, i);
            }

            // Then
            await().atMost(60, TimeUnit.SECONDS)
                    .until(() -> given().get("/v1/models/" + model + "/reports")
                                    .jsonPath()
                                    .getInt("total")
                            == many);
        }
    }

    @Test
    void shouldLeaveAPerformanceReportWithoutDriftToTheLedger() {
        try (EventBus bus = EventBus.connect()) {
            // Given a performance report whose batch drift-service has not got to
            List<JsonNode> told = bus.listen(EventType.RISK_ASSESSED);
            reports.performance("early", 1);

            // When a report stored later is found
            bus.tell(EventType.DRIFT_EVALUATED, reports.drift("b", 2, false));
            await().atMost(30, TimeUnit.SECONDS).until(() -> of(told).size() == 1);
            reports.performance("b", 2);

            // Then
            await().atMost(30, TimeUnit.SECONDS).until(() -> of(told).size() == 2);
            assertThat(batches(of(told))).containsExactly("b", "b");
        }
    }

    @Test
    void shouldForgetADeletedModelAndWhatComesOfItLater() {
        try (EventBus bus = EventBus.connect()) {
            // Given
            List<JsonNode> told = bus.listen(EventType.RISK_ASSESSED);
            bus.tell(EventType.DRIFT_EVALUATED, reports.drift("b", 1, false));
            await().atMost(30, TimeUnit.SECONDS).until(() -> told.size() == 1);

            // When: a report of before comes after the deletion, and one of a new model of that name
            Instant deletedAt = AT.plusSeconds(10);
            bus.tell(
                    EventType.MODEL_DELETED,
                    CloudEvent.of(
                            "test", EventType.MODEL_DELETED, model, 1, deletedAt, new ModelDeleted(model, deletedAt)));
            bus.tell(EventType.DRIFT_EVALUATED, reports.drift("late", 2, false));
            bus.tell(EventType.DRIFT_EVALUATED, reports.drift("new", 1, false, AT.plusSeconds(20)));

            // Then
            await().atMost(30, TimeUnit.SECONDS).until(() -> told.size() == 2);
            assertThat(assessment(told.get(1)).path("batch").path("batch").asText())
                    .isEqualTo("new");
            given().when()
                    .get("/v1/models/" + model + "/reports")
                    .then()
                    .statusCode(200)
                    .body("total", is(1))
                    .body("items[0].batch", is("new"));
        }
    }

    /** Those about this test's model; another test's may still be under way. */
    private List<JsonNode> of(List<JsonNode> told) {
        return told.stream()
                .filter(event ->
                        assessment(event).path("batch").path("model").asText().equals(model))
                .toList();
    }

    private static List<String> batches(List<JsonNode> events) {
        return events.stream()
                .map(event -> assessment(event).path("batch").path("batch").asText())
                .toList();
    }

    private static JsonNode assessment(JsonNode event) {
        return event.path("data").path("assessment");
    }

    private static JsonNode performance(JsonNode event) {
        for (JsonNode part : assessment(event).path("parts")) {
            if (part.path("name").asText().equals("performance")) {
                return part;
            }
        }
        throw new AssertionError("no performance");
    }
}
