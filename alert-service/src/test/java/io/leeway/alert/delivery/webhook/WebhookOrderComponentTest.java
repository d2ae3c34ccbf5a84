package io.leeway.alert.delivery.webhook;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.leeway.alert.delivery.http.TestServer;
import io.leeway.support.test.EmbeddedServersResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

/** What is written down before an instance is killed, and what several messages about one incident come in. */
@QuarkusTest
@WithTestResource(
        value = EmbeddedServersResource.class,
        initArgs = {
            @ResourceArg(name = "only", value = "postgres,amqp,mail"),
            @ResourceArg(name = "database", value = "alert")
        })
@WithTestResource(value = LocalWebhooksResource.class)
class WebhookOrderComponentTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Inject
    AgroalDataSource database;

    private final TestServer server = new TestServer();
    private final String url = server.url() + "/hook";
    private final String model = "model-" + UUID.randomUUID();

    @BeforeEach
    void subscribe() {
        given().contentType("application/json")
                .body("{\"model\":\"" + model + "\",\"channel\":\"webhook\",\"address\":\"" + url + "\",\"secret\":\""
                        + SECRET + "\"}")
                .post("/v1/subscriptions")
                .then()
                .statusCode(201);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldSendOnceWhatAnInstanceWroteDownBeforeItWasKilled() throws SQLException {
        // Given: the alert and its message are durable, the instance that had the message in hand is gone
        UUID alert = alert();
        deliver(alert, "WARNING", "'SENDING', now() - interval '1 second'", 1);

        // When, then
        await().atMost(30, TimeUnit.SECONDS).until(() -> sent() == 1);
        assertThat(server.received()).hasSize(1);
        given().get("/v1/deliveries?model=" + model).then().body("[0].attempts", equalTo(2));
    }

    @Test
    void shouldTellOfOneIncidentInItsOrder() throws SQLException {
        // Given
        server.then(TestServer.Answer.of(429, "Retry-After", "2"));
        UUID alert = alert();
        deliver(alert, "WARNING", "'PENDING', null", 2);
        await().atMost(30, TimeUnit.SECONDS).until(() -> server.received().size() == 1);

        // When
        deliver(alert, "CRITICAL", "'PENDING', null", 1);

        // Then
        await().atMost(30, TimeUnit.SECONDS).until(() -> sent() == 2);
        List<String> ids = server.received().stream()
                .map(received -> received.header("webhook-id"))
                .toList();
        assertThat(ids).hasSize(3);
        assertThat(ids.get(1)).isEqualTo(ids.getFirst()).isNotEqualTo(ids.getLast());
    }

    private UUID alert() throws SQLException {
        UUID alert = UUID.randomUUID();
        execute("insert into alert (id, kind, model, severity, state, findings, revision, told_revision, fired_at,"
                + " updated_at) values ('" + alert + "', 'INTAKE', '" + model
                + "', 'WARNING', 'FIRING', '[]', 1, 1, now(), now())");
        return alert;
    }

    /** Written so many seconds ago. */
    private void deliver(UUID alert, String severity, String stateAndClaim, int ago) throws SQLException {
        execute("insert into delivery (id, alert, channel, recipient, severity, state, claimed_until, attempts,"
                + " next_attempt_at, created_at) values (gen_random_uuid(), '" + alert + "', 'webhook', '" + url
                + "', '"
                + severity + "', " + stateAndClaim + ", 1, now(), now() - interval '" + ago + " seconds')");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int sent() {
        return given().get("/v1/deliveries?state=sent&model=" + model)
                .jsonPath()
                .getList("$")
                .size();
    }
}
