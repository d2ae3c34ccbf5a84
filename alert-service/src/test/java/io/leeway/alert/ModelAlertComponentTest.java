package io.leeway.alert;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.events.EventType;
import io.leeway.contracts.model.AlertCondition;
import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.EventBus;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

/** Alerts about what became of a model's data on its way, and what is left of a deleted model. */
@QuarkusTest
@WithTestResource(
        value = EmbeddedServersResource.class,
        initArgs = {
            @ResourceArg(name = "only", value = "postgres,amqp,mail"),
            @ResourceArg(name = "database", value = "alert")
        })
class ModelAlertComponentTest {

    private static final Instant T0 = TestEvents.ACCEPTED;

    @ConfigProperty(name = "leeway.test.mail-folder")
    Path mailFolder;

    private final String model = "model-" + UUID.randomUUID();
    private final String address = "to-" + UUID.randomUUID() + "@example.com";
    private final TestEvents events = new TestEvents(
            model,
            List.of(
                    TestEvents.rule(AlertCondition.INTAKE, address),
                    TestEvents.rule(AlertCondition.PIPELINE, address)));

    @Test
    void shouldMakeOneIncidentOfWhatIsRefusedAndEndItByALaterBatch() {
        try (EventBus bus = EventBus.connect()) {
            // Given
            List<JsonNode> resolved = bus.listen(EventType.ALERT_RESOLVED);
            bus.tell(EventType.INTAKE_REFUSED, events.refused("monday\r\nBcc: x@example.com", "age is missing", T0));
            await().atMost(20, TimeUnit.SECONDS)
                    .until(() -> alerts().getList("$").size() == 1);
            bus.tell(EventType.INTAKE_REFUSED, events.refused(null, "tenure is missing", T0.plusSeconds(60)));
            bus.tell(EventType.INTAKE_REFUSED, events.refused(null, "tenure is missing", T0.plusSeconds(60)));
            bus.tell(EventType.RISK_ASSESSED, events.healthy("before", T0.plusSeconds(30)));
            await().atMost(20, TimeUnit.SECONDS).until(() -> assessed() == 1);

            // Then
            JsonPath alert = alerts();
            assertThat(alert.getList("$")).hasSize(1);
            assertThat(alert.getString("[0].kind")).isEqualTo("intake");
            assertThat(alert.getString("[0].state")).isEqualTo("firing");
            assertThat(alert.getString("[0].severity")).isEqualTo("warning");
            assertThat(alert.getMap("[0]")).doesNotContainKeys("batch", "batchName", "score");
            assertThat(alert.getList("[0].findings")).hasSize(2);
            assertThat(alert.getString("[0].findings[0].message")).contains("tenure is missing", "Columns missing");
            assertThat(alert.getString("[0].findings[1].message")).contains("'monday  Bcc: x@example.com'");
            assertThat(alert.getMap("[0].findings[0]")).doesNotContainKeys("value", "threshold");

            // When
            bus.tell(EventType.RISK_ASSESSED, events.healthy("after", T0.plusSeconds(90)));

            // Then
            await().atMost(20, TimeUnit.SECONDS).until(() -> !resolved.isEmpty());
            assertThat(alerts().getString("[0].state")).isEqualTo("resolved");
            await().atMost(20, TimeUnit.SECONDS)
                    .until(() -> RawMail.to(mailFolder, address).size() == 2);
            RawMail mail = RawMail.to(mailFolder, address).getFirst();
            assertThat(mail.part("text/plain"))
                    .contains("age is missing", "send it again")
                    .doesNotContain("\nBcc:");
            assertThat(mail.names()).doesNotContain("bcc", "x-leeway-batch");

            // And: it comes back with the next refusal, not with one that a later batch has outlived
            bus.tell(EventType.INTAKE_REFUSED, events.refused(null, "late", T0.plusSeconds(80)));
            bus.tell(EventType.INTAKE_REFUSED, events.refused(null, "anew", T0.plusSeconds(100)));
            await().atMost(20, TimeUnit.SECONDS)
                    .until(() -> RawMail.to(mailFolder, address).size() == 3);
            assertThat(alerts().getList("$")).hasSize(1);
            assertThat(alerts().getInt("[0].returned")).isEqualTo(1);
            assertThat(alerts().getList("[0].findings")).hasSize(1);
        }
    }

    @Test
    void shouldFollowAPipelineByItsRevision() {
        try (EventBus bus = EventBus.connect()) {
            // Given
            bus.tell(EventType.PIPELINE_CHANGED, events.pipeline(true, 12, 0, 1));
            await().atMost(20, TimeUnit.SECONDS)
                    .until(() -> alerts().getList("$").size() == 1);

            // When: it gets worse, then it flows, then old news come
            bus.tell(EventType.PIPELINE_CHANGED, events.pipeline(true, 20, 2, 2));
            await().atMost(20, TimeUnit.SECONDS).until(() -> alerts().getDouble("[0].findings[0].value") == 20);
            assertThat(alerts().getString("[0].findings[0].message")).contains("20 batches", "2 messages");
            bus.tell(EventType.PIPELINE_CHANGED, events.pipeline(false, 0, 0, 4));
            bus.tell(EventType.PIPELINE_CHANGED, events.pipeline(true, 3, 0, 3));
            bus.tell(EventType.RISK_ASSESSED, events.healthy("marker", T0));
            await().atMost(20, TimeUnit.SECONDS).until(() -> assessed() == 1);

            // Then
            assertThat(alerts().getList("$")).hasSize(1);
            assertThat(alerts().getString("[0].kind")).isEqualTo("pipeline");
            assertThat(alerts().getString("[0].state")).isEqualTo("resolved");
            await().atMost(20, TimeUnit.SECONDS)
                    .until(() -> !RawMail.to(mailFolder, address).isEmpty());
            assertThat(RawMail.to(mailFolder, address))
                    .hasSizeLessThanOrEqualTo(2)
                    .allSatisfy(mail -> assertThat(mail.values("Subject").getFirst())
                            .contains("what was accepted is not being judged"));
        }
    }

    @Test
    void shouldTellSubscribersOfAModelWithoutRules() {
        // Given
        TestEvents plain = new TestEvents(model);
        given().contentType("application/json")
                .body("{\"model\":\"" + model + "\",\"email\":\"" + address + "\"}")
                .post("/v1/subscriptions")
                .then()
                .statusCode(201);
        try (EventBus bus = EventBus.connect()) {
            // When
            bus.tell(EventType.INTAKE_REFUSED, plain.refused("x", "empty", T0));

            // Then
            await().atMost(20, TimeUnit.SECONDS)
                    .until(() -> RawMail.to(mailFolder, address).size() == 1);
        }
    }

    @Test
    void shouldForgetADeletedModelAndWhatWasAcceptedOfItBefore() {
        // Given: a model that is watched for everything
        TestEvents plain = new TestEvents(model);
        given().contentType("application/json")
                .body("{\"model\":\"" + model + "\",\"email\":\"" + address + "\"}")
                .post("/v1/subscriptions")
                .then()
                .statusCode(201);
        try (EventBus bus = EventBus.connect()) {
            bus.tell(EventType.RISK_ASSESSED, plain.drifted("b1", "b1"));
            bus.tell(EventType.INTAKE_REFUSED, plain.refused("x", "empty", T0.plusSeconds(1)));
            await().atMost(20, TimeUnit.SECONDS)
                    .until(() -> alerts().getList("$").size() == 3);

            // When: it is deleted, and a batch of it comes late
            bus.tell(EventType.MODEL_DELETED, plain.deleted(T0.plusSeconds(10)));
            bus.tell(EventType.RISK_ASSESSED, plain.drifted("b2", "b2"));
            bus.tell(EventType.INTAKE_REFUSED, plain.refused("x", "empty", T0.plusSeconds(2)));
            bus.tell(EventType.RISK_ASSESSED, plain.healthy("anew", T0.plusSeconds(20)));
            await().atMost(20, TimeUnit.SECONDS).until(() -> assessedBatches().equals(List.of("anew")));

            // Then
            assertThat(alerts().getList("$")).isEmpty();
            given().get("/v1/subscriptions?model=" + model).then().body("$", hasSize(0));
            given().get("/v1/deliveries?model=" + model).then().body("$", hasSize(0));

            // And: told again, it leaves the new model alone
            bus.tell(EventType.MODEL_DELETED, plain.deleted(T0.plusSeconds(10)));
            bus.tell(EventType.RISK_ASSESSED, plain.healthy("anew-2", T0.plusSeconds(30)));
            await().atMost(20, TimeUnit.SECONDS).until(() -> assessed() == 2);
            given().get("/v1/models/" + model + "/assessed").then().body("batch", hasItem("anew"));
        }
    }

    @Test
    void shouldKeepTellingOthersWhereOneAddressCannotBeMailed() {
        // Given
        String tooLong = "a".repeat(309) + "@example.com";
        TestEvents hostile = new TestEvents(
                model,
                List.of(
                        TestEvents.rule(AlertCondition.DRIFT_SHARE, tooLong),
                        TestEvents.rule(AlertCondition.DRIFT_SHARE, "nul\0@example.com"),
                        TestEvents.rule(AlertCondition.DRIFT_SHARE, "a\r\nBcc: b@example.com"),
                        TestEvents.rule(AlertCondition.DRIFT_SHARE, address)));
        try (EventBus bus = EventBus.connect()) {
            // When
            bus.tell(EventType.RISK_ASSESSED, hostile.drifted("b1", "b1"));

            // Then
            await().atMost(20, TimeUnit.SECONDS)
                    .until(() -> RawMail.to(mailFolder, address).size() == 1);
        }
        given().get("/v1/alerts?model=" + model).then().body("$", hasSize(1));
        given().get("/v1/deliveries?state=failed&model=" + model)
                .then()
                .body("$", hasSize(3))
                .body("state", hasItem("failed"))
                .body("reason", hasItem("the address has 321 characters, at most 320 can be"))
                .body("reason", not(hasItem(equalTo(null))));
        // Another test's requests may have subscribed this one to every model.
        given().get("/v1/deliveries?state=sent&model=" + model)
                .then()
                .body("recipient.findAll { it != 'ops@example.com' }", equalTo(List.of(address)));
    }

    private JsonPath alerts() {
        return given().get("/v1/alerts?model=" + model)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private List<String> assessedBatches() {
        return given().get("/v1/models/" + model + "/assessed")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("batch");
    }

    private int assessed() {
        return assessedBatches().size();
    }
}
