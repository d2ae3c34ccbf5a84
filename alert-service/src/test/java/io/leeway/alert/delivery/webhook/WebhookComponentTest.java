package io.leeway.alert.delivery.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import com.standardwebhooks.Webhook;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.leeway.alert.TestEvents;
import io.leeway.alert.delivery.http.TestServer;
import io.leeway.contracts.events.EventType;
import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.EventBus;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** From a subscription to a signed message at a server of its own, whatever that server answers. */
@QuarkusTest
@WithTestResource(
        value = EmbeddedServersResource.class,
        initArgs = {
            @ResourceArg(name = "only", value = "postgres,amqp,mail"),
            @ResourceArg(name = "database", value = "alert")
        })
@WithTestResource(value = LocalWebhooksResource.class)
class WebhookComponentTest {

    private static final String PROBLEM = "application/problem+json";
    /** More than a channel has hands. */
    private static final int MODELS = 12;

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final TestServer server = new TestServer();
    private final String url = server.url() + "/hook";
    private final String model = "model-" + UUID.randomUUID();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldBringASignedMessageOnceAndShowNoSecret() {
        // Given
        String answer = subscribe().then().statusCode(201).extract().asString();

        // When
        raise("b1");
        await().atMost(30, TimeUnit.SECONDS).until(() -> state().equals("sent"));

        // Then
        assertThat(server.received()).hasSize(1);
        assertThatNoException().isThrownBy(() -> new Webhook(SECRET)
                .verify(
                        server.received().getFirst().body(),
                        server.received().getFirst().headers()));
        assertThat(answer).doesNotContain("whsec", SECRET.substring(6));
        assertThat(given().get("/v1/subscriptions?model=" + model).asString()).doesNotContain("whsec");
        assertThat(given().get("/v1/deliveries?model=" + model).asString()).doesNotContain("whsec");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 404, 302, 0})
    void shouldTryAgainUnderTheSameIdUntilItIsTaken(int status) {
        // Given
        server.then(TestServer.Answer.of(status, "Location", server.url() + "/elsewhere"))
                .then(TestServer.Answer.of(status, "Location", server.url() + "/elsewhere"));
        subscribe().then().statusCode(201);

        // When
        raise("b1");

        // Then
        await().atMost(30, TimeUnit.SECONDS).until(() -> state().equals("sent"));
        assertThat(server.received()).hasSize(3).allMatch(received -> received.path()
                .equals("/hook"));
        assertThat(server.received().stream()
                        .map(received -> received.header("webhook-id"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void shouldGiveUpAfterTheLastPauseWithWords() {
        // Given
        server.always(TestServer.Answer.of(500));
        subscribe().then().statusCode(201);

        // When
        raise("b1");

        // Then
        await().atMost(30, TimeUnit.SECONDS).until(() -> state().equals("failed"));
        given().get("/v1/deliveries?model=" + model)
                .then()
                .body("[0].reason", equalTo("the server answered 500"))
                .body("[0].attempts", equalTo(4));
    }

    @Test
    void shouldComeAgainWhenTheServerSaysSoAndSayMeanwhileWhyItWaits() {
        // Given
        server.then(TestServer.Answer.of(429, "Retry-After", "3"));
        subscribe().then().statusCode(201);

        // When
        raise("b1");
        await().atMost(30, TimeUnit.SECONDS).until(() -> server.received().size() == 1);
        Instant refused = Instant.now();
        await().atMost(10, TimeUnit.SECONDS).until(() -> state().equals("pending"));
        given().get("/v1/deliveries?model=" + model).then().body("[0].reason", equalTo("the server answered 429"));

        // Then
        await().atMost(30, TimeUnit.SECONDS).until(() -> state().equals("sent"));
        assertThat(Duration.between(refused, Instant.now())).isGreaterThan(Duration.ofSeconds(2));
        assertThat(server.received()).hasSize(2);
    }

    @Test
    void shouldSendNothingMoreToOneThatIsGoneUntilItIsSubscribedAgain() {
        // Given: three models, so that there are three incidents
        server.then(TestServer.Answer.of(410));
        subscribe().then().statusCode(201);
        subscribe(model + "-2", url).then().statusCode(201);

        // When
        raise("b1");
        await().atMost(30, TimeUnit.SECONDS).until(() -> state().equals("failed"));
        raise(model + "-2", "b1");
        await().atMost(30, TimeUnit.SECONDS).until(() -> states(model + "-2", "failed") == 1);

        // Then
        assertThat(server.received()).hasSize(1);
        given().get("/v1/subscriptions?model=" + model)
                .then()
                .body("[0].stoppedReason", containsString("410"))
                .body("[0].stoppedAt", notNullValue());

        // And
        subscribe().then().statusCode(200).body("stoppedAt", nullValue());
        given().get("/v1/subscriptions?model=" + model).then().body("[0].stoppedAt", nullValue());
        subscribe(model + "-3", url).then().statusCode(201);
        raise(model + "-3", "b1");
        await().atMost(30, TimeUnit.SECONDS).until(() -> server.received().size() == 2);
    }

    @Test
    void shouldReplayADeliveryUnderItsId() {
        // Given
        subscribe().then().statusCode(201);
        raise("b1");
        await().atMost(30, TimeUnit.SECONDS).until(() -> state().equals("sent"));
        String id = given().get("/v1/deliveries?model=" + model).path("[0].id");

        // When
        given().post("/v1/deliveries/" + id + "/replay").then().statusCode(202).body("id", equalTo(id));

        // Then
        await().atMost(30, TimeUnit.SECONDS).until(() -> server.received().size() == 2 && state().equals("sent"));
        assertThat(server.received().getLast().header("webhook-id"))
                .isEqualTo(server.received().getFirst().header("webhook-id"));
        given().post("/v1/deliveries/" + UUID.randomUUID() + "/replay")
                .then()
                .statusCode(404)
                .contentType(PROBLEM);
        given().post("/v1/deliveries/x/replay").then().statusCode(404).contentType(PROBLEM);
    }

    @Test
    void shouldRefuseToReplayWhatIsUnderWay() {
        // Given
        server.always(TestServer.Answer.of(429, "Retry-After", "60"));
        subscribe().then().statusCode(201);
        raise("b1");
        await().atMost(30, TimeUnit.SECONDS).until(() -> !server.received().isEmpty() && state().equals("pending"));
        String id = given().get("/v1/deliveries?model=" + model).path("[0].id");

        // When, then
        given().post("/v1/deliveries/" + id + "/replay").then().statusCode(409).contentType(PROBLEM);
    }

    @Test
    void shouldTellOthersWhileOneServerSaysNothing() {
        // Given
        server.always(TestServer.Answer.of(0));
        try (TestServer well = new TestServer()) {
            for (int i = 0; i < MODELS; i++) {
                subscribe(model + "-" + i, url).then().statusCode(201);
                subscribe(model + "-" + i, well.url() + "/well").then().statusCode(201);
            }

            // When
            for (int i = 0; i < MODELS; i++) {
                raise(model + "-" + i, "b");
            }

            // Then
            await().atMost(30, TimeUnit.SECONDS).until(() -> well.received().size() == MODELS);
        }
    }

    private Response subscribe() {
        return subscribe(model, url);
    }

    private static Response subscribe(String of, String address) {
        return given().contentType("application/json")
                .body("{\"model\":\"" + of + "\",\"channel\":\"webhook\",\"address\":\"" + address + "\",\"secret\":\""
                        + SECRET + "\"}")
                .post("/v1/subscriptions");
    }

    private void raise(String batch) {
        raise(model, batch);
    }

    private static void raise(String of, String batch) {
        try (EventBus bus = EventBus.connect()) {
            bus.tell(EventType.RISK_ASSESSED, new TestEvents(of).drifted(batch, batch));
        }
    }

    private String state() {
        List<String> states = given().get("/v1/deliveries?model=" + model).path("state");
        return states.isEmpty() ? "none" : states.getFirst();
    }

    private static int states(String of, String state) {
        return given().get("/v1/deliveries?model=" + of + "&state=" + state)
                .jsonPath()
                .getList("$")
                .size();
    }
}
