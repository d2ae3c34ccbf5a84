package io.leeway.alert;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.events.EventType;
import io.leeway.contracts.model.AlertCondition;
import io.leeway.contracts.model.AlertRule;
import io.leeway.support.test.EventBus;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

/** What people can do while the broker is away. */
@QuarkusTest
@WithTestResource(
        value = CutBrokerResource.class,
        initArgs = {
            @ResourceArg(name = "only", value = "postgres,amqp,mail"),
            @ResourceArg(name = "database", value = "alert")
        })
class BrokerAwayComponentTest {

    @Inject
    AgroalDataSource database;

    Map<String, Runnable> wire;

    private final String model = "model-" + UUID.randomUUID();

    @AfterEach
    void mend() {
        wire.get("mend").run();
    }

    @Test
    void shouldTakeAnAlertOnAtOnceAndTellOfItWhenTheBrokerIsBack() throws SQLException {
        // Given
        try (EventBus bus = EventBus.connect()) {
            bus.tell(
                    EventType.RISK_ASSESSED,
                    new TestEvents(model, List.of(new AlertRule(AlertCondition.RISK, null, null))).drifted("b1", "b1"));
            await().atMost(20, TimeUnit.SECONDS).until(() -> isTold());
        }
        String alert = given().get("/v1/alerts?model=" + model).then().extract().path("[0].id");
        wire.get("tear").run();

        // When
        given().contentType("application/json")
                .body("{\"by\":\"Ada\"}")
                .post("/v1/alerts/" + alert + "/acknowledge")
                .then()
                .statusCode(200)
                .body("state", equalTo("acknowledged"));

        // Then
        assertThat(isTold()).isFalse();
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/health/live").then().statusCode(200);
        wire.get("mend").run();
        await().atMost(30, TimeUnit.SECONDS).until(() -> isTold());
    }

    private boolean isTold() throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "select count(*) from alert where model = ? and told_revision = revision")) {
            query.setString(1, model);
            try (var result = query.executeQuery()) {
                result.next();
                return result.getLong(1) == 1;
            }
        }
    }
}
