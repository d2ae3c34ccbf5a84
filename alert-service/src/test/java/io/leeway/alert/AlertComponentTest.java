package io.leeway.alert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.RiskAssessed;
import io.leeway.contracts.model.AlertCondition;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.EventBus;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

@QuarkusTest
@WithTestResource(
        value = EmbeddedServersResource.class,
        initArgs = {
            @ResourceArg(name = "only", value = "postgres,amqp,mail"),
            @ResourceArg(name = "database", value = "alert")
        })
class AlertComponentTest {

    private static final String PROBLEM = "application/problem+json";

    @ConfigProperty(name = "leeway.test.mail-folder")
    Path mailFolder;

    private final String model = "model-" + UUID.randomUUID();
    private final TestEvents events = new TestEvents(
            model,
            List.of(
                    TestEvents.rule(AlertCondition.RISK, "ops@example.com"),
                    TestEvents.rule(AlertCondition.DRIFT_SHARE, "ops@example.com")));

    @Test
    void shouldMailOnceABatchAndAgainOnlyWhenItGetsWorse() {
        try (EventBus bus = EventBus.connect()) {
            // Given
            List<JsonNode> fired = bus.listen(EventType.ALERT_FIRED);
            bus.tell(EventType.RISK_ASSESSED, assessed("b1", 1, 55, RiskLevel.WARNING, 0.2));
            await().atMost(20, TimeUnit.SECONDS).until(() -> mails("b1").size() == 1);

            // When: told again, then a little worse, then critical, then an old one, then another batch
            bus.tell(EventType.RISK_ASSESSED, assessed("b1", 1, 55, RiskLevel.WARNING, 0.2));
            bus.tell(EventType.RISK_ASSESSED, assessed("b1", 2, 60, RiskLevel.WARNING, 0.2));
            bus.tell(EventType.RISK_ASSESSED, assessed("b1", 3, 80, RiskLevel.CRITICAL, 0.2));
            bus.tell(EventType.RISK_ASSESSED, assessed("b1", 2, 60, RiskLevel.WARNING, 0.2));
            bus.tell(EventType.RISK_ASSESSED, assessed("b2", 1, 50, RiskLevel.WARNING, 0.2));

            // Then: one message of both conditions each time, and none of what only goes on or gets better
            await().atMost(20, TimeUnit.SECONDS).until(() -> incident("risk").getInt("windowCount") == 2);
            await().atMost(20, TimeUnit.SECONDS).until(() -> mails("b1").size() == 2);
            assertThat(mails("b2")).isEmpty();
            assertThat(String.join("\n", mails("b1")))
                    .contains("WARNING")
                    .contains("CRITICAL")
                    .contains("f0");
            given().get("/v1/alerts?model=" + model)
                    .then()
                    .body("$", hasSize(2))
                    .body("on", hasItems("risk", "drift-share"));
            JsonPath risk = incident("risk");
            assertThat(risk.getList("windows.batch")).containsExactlyInAnyOrder("b1", "b2");
            assertThat(risk.getString("windows.find { it.batch == 'b1' }.severity"))
                    .isEqualTo("critical");
            assertThat(risk.getString("change")).isEqualTo("updated");
            assertThat(fired).isNotEmpty();
        }
    }

    @Test
    void shouldTellPrometheusHowManyIncidentsThereAreAndWhatWaits() {
        try (EventBus bus = EventBus.connect()) {
            // When
            bus.tell(EventType.RISK_ASSESSED, assessed("b1", 1, 55, RiskLevel.WARNING, 0.2));
            await().atMost(20, TimeUnit.SECONDS).until(() -> mails("b1").size() == 1);
            given().contentType("application/json")
                    .body("{\"by\":\"Ada\"}")
                    .post("/v1/alerts/" + incident("risk").getString("id") + "/acknowledge")
                    .then()
                    .statusCode(200);

            // Then: as many as there are, those of other tests among them
            long there = acknowledgedWarnings();
            assertThat(there).isPositive();
            await().atMost(20, TimeUnit.SECONDS)
                    .until(() -> metric("leeway_incidents{severity=\"warning\",state=\"acknowledged\"}") == there);
            assertThat(metric("leeway_deliveries_waiting{channel=\"mail\"}")).isNotNegative();
            assertThat(metric("leeway_deliveries_total{outcome=\"sent\"}")).isPositive();
        }
    }

    private static long acknowledgedWarnings() {
        return given().get("/v1/alerts?state=acknowledged&limit=1000").jsonPath().getList("severity").stream()
                .filter("warning"::equals)
                .count();
    }

    /** As Prometheus reads it; waits until it is told. */
    private static double metric(String name) {
        return await().atMost(20, TimeUnit.SECONDS)
                .until(
                        () -> given().get("/q/metrics")
                                .asString()
                                .lines()
                                .filter(line -> line.startsWith(name + " "))
                                .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    @Test
    void shouldTellOnceThatItIsOverAfterTwoGoodBatches() {
        try (EventBus bus = EventBus.connect()) {
            // Given
            bus.tell(EventType.RISK_ASSESSED, assessed("b1", 1, 55, RiskLevel.WARNING, 0.2));
            bus.tell(EventType.RISK_ASSESSED, events.healthy("g1", TestEvents.ACCEPTED.plusSeconds(60)));
            await().atMost(20, TimeUnit.SECONDS).until(() -> assessed() == 2);
            assertThat(incident("risk").getString("state")).isEqualTo("firing");

            // When
            bus.tell(EventType.RISK_ASSESSED, events.healthy("g2", TestEvents.ACCEPTED.plusSeconds(120)));
            bus.tell(EventType.RISK_ASSESSED, events.healthy("g3", TestEvents.ACCEPTED.plusSeconds(180)));

            // Then
            await().atMost(20, TimeUnit.SECONDS).until(() -> assessed() == 4);
            assertThat(incident("risk").getString("state")).isEqualTo("resolved");
            assertThat(incident("risk").getString("resolvedAt")).isNotNull();
            await().atMost(20, TimeUnit.SECONDS).until(() -> mails("b1").size() == 2);
            given().get("/v1/deliveries?model=" + model).then().body("$", hasSize(2));
        }
    }

    @Test
    void shouldBeginAnotherIncidentWhereACauseComesBackAfterLong() {
        try (EventBus bus = EventBus.connect()) {
            // Given: it was over twelve batches ago
            bus.tell(EventType.RISK_ASSESSED, events.drifted("b1", "b1"));
            await().atMost(20, TimeUnit.SECONDS).until(() -> assessed() == 1);
            for (int batch = 1; batch <= 12; batch++) {
                bus.tell(
                        EventType.RISK_ASSESSED,
                        events.healthy("g" + batch, TestEvents.ACCEPTED.plusSeconds(60L * batch)));
            }
            await().atMost(20, TimeUnit.SECONDS).until(() -> assessed() == 13);

            // When
            bus.tell(
                    EventType.RISK_ASSESSED,
                    events.assessed(events.assessment(
                            "b2", "b2", 1, 55, RiskLevel.WARNING, 0.2, TestEvents.ACCEPTED.plusSeconds(900))));

            // Then
            await().atMost(20, TimeUnit.SECONDS).until(() -> assessed() == 14);
            List<String> states =
                    given().get("/v1/alerts?model=" + model).jsonPath().getList("findAll { it.on == 'risk' }.state");
            assertThat(states).containsExactlyInAnyOrder("firing", "resolved");
        }
    }

    @Test
    void shouldBeResolvedByHandAndComeBackOnlyByWhatComesAfter() {
        try (EventBus bus = EventBus.connect()) {
            // Given
            bus.tell(EventType.RISK_ASSESSED, assessed("b1", 1, 55, RiskLevel.WARNING, 0.2));
            await().atMost(20, TimeUnit.SECONDS).until(() -> assessed() == 1);
            String id = incident("risk").getString("id");

            // When
            given().contentType("application/json")
                    .body("{\"by\":\"Ada\"}")
                    .post("/v1/alerts/" + id + "/resolve")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("resolved"));

            // Then
            given().contentType("application/json")
                    .body("{\"by\":\"Ada\"}")
                    .post("/v1/alerts/" + id + "/resolve")
                    .then()
                    .statusCode(409)
                    .contentType(PROBLEM);
            bus.tell(EventType.RISK_ASSESSED, assessed("b1", 2, 90, RiskLevel.CRITICAL, 0.2));
            await().atMost(20, TimeUnit.SECONDS)
                    .until(() -> incident("drift-share").getString("severity").equals("critical"));
            assertThat(incident("risk").getString("state")).isEqualTo("resolved");
        }
    }

    @Test
    void shouldSayNothingOfAHealthyBatchAndResolveWhatHasHealed() {
        try (EventBus bus = EventBus.connect()) {
            // Given
            List<JsonNode> resolved = bus.listen(EventType.ALERT_RESOLVED);
            bus.tell(EventType.RISK_ASSESSED, assessed("healthy", 1, 10, RiskLevel.OK, 0.05));
            bus.tell(EventType.RISK_ASSESSED, assessed("healed", 1, 55, RiskLevel.WARNING, 0.2));

            // When
            bus.tell(EventType.RISK_ASSESSED, assessed("healed", 2, 12, RiskLevel.OK, 0.05));

            // Then
            await().atMost(20, TimeUnit.SECONDS).until(() -> resolved.size() == 2);
            given().get("/v1/alerts?model=" + model)
                    .then()
                    .body("$", hasSize(2))
                    .body("state", everyItem(equalTo("resolved")))
                    .body("note", everyItem(equalTo("name of healed was warning; with what came later: ok.")));
            given().get("/v1/models/" + model + "/assessed").then().body("$", hasSize(2));
        }
    }

    @Test
    void shouldTellSubscribersAndTakeAnAcknowledgement() {
        // Given
        String email = "s-" + model + "@example.com";
        String subscription = given().contentType("application/json")
                .body("{\"model\":\"" + model + "\",\"email\":\"" + email + "\"}")
                .post("/v1/subscriptions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        try (EventBus bus = EventBus.connect()) {
            // When
            bus.tell(EventType.RISK_ASSESSED, assessed("b3", 1, 55, RiskLevel.WARNING, 0.2));

            // Then
            await().atMost(20, TimeUnit.SECONDS)
                    .until(() -> mails("b3").stream().anyMatch(mail -> mail.contains(email)));
            String alert =
                    given().get("/v1/alerts?model=" + model).then().extract().path("[0].id");
            given().contentType("application/json")
                    .body("{\"by\":\"Ada\"}")
                    .post("/v1/alerts/" + alert + "/acknowledge")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("acknowledged"))
                    .body("acknowledgedBy", equalTo("Ada"));
            given().delete("/v1/subscriptions/" + subscription).then().statusCode(204);
            given().delete("/v1/subscriptions/" + subscription)
                    .then()
                    .statusCode(404)
                    .contentType(PROBLEM);
        }
    }

    @Test
    void shouldDeadLetterWhatIsNoAssessment() {
        try (EventBus bus = EventBus.connect()) {
            // Given
            List<JsonNode> letters = bus.deadLetters();

            // When
            bus.send("risk.assessed", "no json".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            bus.send(
                    "risk.assessed",
                    "{\"id\":\"1\",\"subject\":\"m\",\"type\":\"io.leeway.unheard.of\",\"data\":{}}"
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8));

            // Then
            await().atMost(20, TimeUnit.SECONDS).until(() -> letters.size() == 2);
            assertThat(letters.get(0).path("reason").asText()).contains("not JSON");
            assertThat(letters.get(1).path("reason").asText()).contains("io.leeway.unheard.of");
            assertThat(letters.get(0).path("queue").asText()).isEqualTo("leeway.alert");
        }
    }

    @Test
    void shouldAnswerBadRequestsWithProblems() {
        given().get("/v1/alerts/none").then().statusCode(404).contentType(PROBLEM);
        given().get("/v1/alerts?state=asleep").then().statusCode(400).contentType(PROBLEM);
        given().get("/v1/alerts?limit=many").then().statusCode(400).contentType(PROBLEM);
        given().contentType("application/json")
                .body("{\"email\":\"nobody\"}")
                .post("/v1/subscriptions")
                .then()
                .statusCode(400)
                .contentType(PROBLEM);
        given().contentType("application/json")
                .body("{broken")
                .post("/v1/subscriptions")
                .then()
                .statusCode(400)
                .contentType(PROBLEM);
    }

    private JsonPath incident(String on) {
        return JsonPath.from(given().get("/v1/alerts?model=" + model).asString())
                .setRootPath("find { it.on == '" + on + "' }");
    }

    private int assessed() {
        return given().get("/v1/models/" + model + "/assessed")
                .jsonPath()
                .getList("$")
                .size();
    }

    private List<String> mails(String batch) {
        try (Stream<Path> files = Files.list(mailFolder)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .map(AlertComponentTest::read)
                    .filter(mail -> mail.contains(model) && mail.contains("X-Leeway-Batch: name of " + batch))
                    .toList();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private CloudEvent<RiskAssessed> assessed(String batch, int revision, double score, RiskLevel level, double share) {
        return events.assessed(
                events.assessment(batch, "name of " + batch, revision, score, level, share, TestEvents.ACCEPTED));
    }
}
