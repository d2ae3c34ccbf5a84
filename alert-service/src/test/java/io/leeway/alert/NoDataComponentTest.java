package io.leeway.alert;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.events.EventType;
import io.leeway.contracts.model.AlertCondition;
import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.EventBus;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/** A model of which nothing comes in any more. */
@QuarkusTest
@WithTestResource(
        value = EmbeddedServersResource.class,
        initArgs = {
            @ResourceArg(name = "only", value = "postgres,amqp,mail"),
            @ResourceArg(name = "database", value = "alert")
        })
class NoDataComponentTest {

    @ConfigProperty(name = "leeway.test.mail-folder")
    Path mailFolder;

    private final String model = "model-" + UUID.randomUUID();
    private final String address = "to-" + UUID.randomUUID() + "@example.com";
    private final TestEvents events =
            new TestEvents(model, List.of(TestEvents.rule(AlertCondition.NO_DATA, address))).expecting("PT1H");

    @Test
    void shouldBeNoticedOnceAndBeOverWithTheNextBatch() {
        try (EventBus bus = EventBus.connect()) {
            // Given: one that came in time
            Instant now = Instant.now();
            bus.tell(EventType.RISK_ASSESSED, events.healthy("b1", now.minusSeconds(60)));
            await().atMost(30, TimeUnit.SECONDS).until(() -> given().get("/v1/models/" + model + "/assessed")
                    .path("size()")
                    .equals(1));
            given().get("/v1/alerts?model=" + model).then().body("size()", equalTo(0));

            // When: the clock goes on, which here means that the latest one came long ago
            String silent = model + "-silent";
            TestEvents quiet =
                    new TestEvents(silent, List.of(TestEvents.rule(AlertCondition.NO_DATA, address))).expecting("PT1H");
            bus.tell(EventType.RISK_ASSESSED, quiet.healthy("b1", now.minusSeconds(7_200)));

            // Then
            await().atMost(30, TimeUnit.SECONDS).until(() -> mails().size() == 1);
            given().get("/v1/alerts?model=" + silent)
                    .then()
                    .body("size()", equalTo(1))
                    .body("[0].kind", equalTo("no-data"))
                    .body("[0].state", equalTo("firing"))
                    .body("[0].change", equalTo("no-data"))
                    .body("[0].findings[0].message", containsString("No batch has come since"));
            assertThat(mails().getFirst().values("Subject").getFirst())
                    .contains("WARNING: " + silent + ": nothing comes in any more");

            // When
            bus.tell(EventType.RISK_ASSESSED, quiet.healthy("b2", Instant.now()));

            // Then
            await().atMost(30, TimeUnit.SECONDS).until(() -> mails().size() == 2);
            assertThat(mails().getLast().values("Subject").getFirst()).contains("RESOLVED: " + silent);
            assertThat(mails().getLast().values("References"))
                    .isEqualTo(mails().getFirst().values("References"));
            given().get("/v1/alerts?model=" + model).then().body("size()", equalTo(0));
        }
    }

    private List<RawMail> mails() {
        return RawMail.to(mailFolder, address);
    }
}
