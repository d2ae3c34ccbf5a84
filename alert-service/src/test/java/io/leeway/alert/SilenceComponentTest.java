package io.leeway.alert;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.leeway.contracts.events.EventType;
import io.leeway.contracts.model.AlertCondition;
import io.leeway.contracts.model.AlertRule;
import io.leeway.contracts.model.AlertTarget;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.reports.RiskAssessmentBuilder;
import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.EventBus;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

/** What nobody wants to hear of for a time, and storms that are one message. */
@QuarkusTest
@WithTestResource(
        value = EmbeddedServersResource.class,
        initArgs = {
            @ResourceArg(name = "only", value = "postgres,amqp,mail"),
            @ResourceArg(name = "database", value = "alert")
        })
class SilenceComponentTest {

    @ConfigProperty(name = "leeway.test.mail-folder")
    Path mailFolder;

    private final String model = "model-" + UUID.randomUUID();
    private final String address = "to-" + UUID.randomUUID() + "@example.com";
    private final TestEvents events =
            new TestEvents(model, List.of(TestEvents.rule(AlertCondition.DRIFT_SHARE, address)));

    @Test
    void shouldTellNobodyWhileASilenceLastsAndThenWhatStillHolds() {
        try (EventBus bus = EventBus.connect()) {
            // Given
            bus.tell(EventType.RISK_ASSESSED, events.healthy("g", TestEvents.ACCEPTED.minusSeconds(60)));
            await().atMost(20, TimeUnit.SECONDS).until(() -> assessed() == 1);
            String id = silence(
                            "{\"model\":\"" + model
                                    + "\",\"feature\":\"f0\",\"condition\":\"drift-share\",\"ends\":\"PT1H\",\"reason\":\"a sale\",\"by\":\"Ada\"}")
                    .statusCode(201)
                    .body("reason", equalTo("a sale"))
                    .extract()
                    .path("id");
            given().get("/v1/silences").then().body("id", hasItem(id));

            // When
            bus.tell(EventType.RISK_ASSESSED, events.drifted("b1", "b1"));
            await().atMost(20, TimeUnit.SECONDS).until(() -> assessed() == 2);

            // Then: it shows, and nobody is told
            given().get("/v1/alerts?model=" + model).then().body("[0].state", equalTo("firing"));
            given().get("/v1/deliveries?model=" + model).then().body("$", equalTo(List.of()));

            // When
            given().delete("/v1/silences/" + id).then().statusCode(204);

            // Then
            await().atMost(30, TimeUnit.SECONDS)
                    .until(() -> RawMail.to(mailFolder, address).size() == 1);
            given().delete("/v1/silences/" + id).then().statusCode(404).contentType("application/problem+json");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'ends':'2001-01-01T00:00:00Z','reason':'r','by':'b'} | 422 | it is past",
                "{'ends':'PT0S','reason':'r','by':'b'} | 422 | it is past",
                "{'ends':'P400D','reason':'r','by':'b'} | 422 | 366 days",
                "{'ends':'soon','reason':'r','by':'b'} | 422 | PT4H",
                "{'reason':'r','by':'b'} | 422 | it is missing",
                "{'ends':'PT1H','by':'b'} | 400 | reason is missing",
                "{'ends':'PT1H','reason':'r'} | 400 | by is missing",
                "{'ends':'PT1H','reason':'r','by':'b','model':'never-heard-of'} | 404 | never-heard-of",
                "{'ends':'PT1H','reason':'r','by':'b','model':'Not A Name'} | 400 | model",
                "{'ends':'PT1H','reason':'r','by':'b','condition':'noise'} | 400 | noise",
            })
    void shouldRefuseASilenceThatCannotBe(String body, int status, String detail) {
        silence(body.replace('\'', '"'))
                .statusCode(status)
                .contentType("application/problem+json")
                .body("detail", containsString(detail));
    }

    @Test
    void shouldTellOfAHundredModelsBehindOneBrokenPipelineInOneMessage() {
        try (EventBus bus = EventBus.connect()) {
            // When
            for (int i = 0; i < 100; i++) {
                TestEvents of =
                        new TestEvents(model + "-" + i, List.of(TestEvents.rule(AlertCondition.PIPELINE, address)));
                bus.tell(EventType.PIPELINE_CHANGED, of.pipeline(true, 12, 0, 1));
            }
            await().atMost(30, TimeUnit.SECONDS)
                    .until(() -> given().get("/v1/alerts?model=" + model + "-99")
                                    .jsonPath()
                                    .getList("$")
                                    .size()
                            == 1);

            // Then: the first is held back until the others have come
            await().atMost(30, TimeUnit.SECONDS)
                    .until(() -> !RawMail.to(mailFolder, address).isEmpty());
            assertThat(RawMail.to(mailFolder, address)).hasSize(1);
        }
    }

    @Test
    void shouldTellOfFiveHundredRulesThatAreMetAtOnceInOneMessage() {
        // Given
        List<AlertRule> rules = IntStream.range(0, 500)
                .mapToObj(i -> new AlertRule(
                        AlertCondition.DRIFT, null, "f" + i, null, null, null, null, AlertTarget.mail(address)))
                .toList();
        List<String> features = IntStream.range(0, 500).mapToObj(i -> "f" + i).toList();
        TestEvents many = new TestEvents(model, rules);
        try (EventBus bus = EventBus.connect()) {
            // When
            bus.tell(
                    EventType.RISK_ASSESSED,
                    many.assessed(RiskAssessmentBuilder.builder(
                                    many.assessment("b", "b", 1, 90, RiskLevel.CRITICAL, 1.0, TestEvents.ACCEPTED))
                            .driftedFeatures(features)
                            .build()));

            // Then
            await().atMost(30, TimeUnit.SECONDS)
                    .until(() -> RawMail.to(mailFolder, address).size() == 1);
            given().get("/v1/alerts?limit=1000&model=" + model).then().body("size()", equalTo(500));
        }
    }

    private static ValidatableResponse silence(String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/v1/silences")
                .then();
    }

    private int assessed() {
        return given().get("/v1/models/" + model + "/assessed")
                .jsonPath()
                .getList("$")
                .size();
    }
}
