package io.leeway.alert.delivery.webhook;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import com.standardwebhooks.Webhook;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.leeway.alert.delivery.http.TestServer;
import io.leeway.support.test.CheckedIn;
import io.leeway.support.test.EmbeddedServersResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

/** Subscribing recipients of every kind, and trying them out. */
@QuarkusTest
@WithTestResource(
        value = EmbeddedServersResource.class,
        initArgs = {
            @ResourceArg(name = "only", value = "postgres,amqp,mail"),
            @ResourceArg(name = "database", value = "alert")
        })
@WithTestResource(value = LocalWebhooksResource.class)
class WebhookSubscriptionComponentTest {

    private static final String PROBLEM = "application/problem+json";
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final TestServer server = new TestServer();
    private final String url = server.url() + "/hook";
    private final String model = "model-" + UUID.randomUUID();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldTryASubscriptionOutAndSayWhatBecameOfIt() {
        // Given
        String id = subscribe().path("id");
        server.then(TestServer.Answer.of(200)).then(TestServer.Answer.of(503)).then(TestServer.Answer.of(0));

        // When, then
        test(id).then().statusCode(200).body("outcome", equalTo("taken")).body("reason", nullValue());
        test(id).then().body("outcome", equalTo("refused")).body("reason", equalTo("the server answered 503"));
        test(id).then().body("outcome", equalTo("refused")).body("reason", containsString("did not answer"));
        assertThat(server.received().getFirst().body()).contains("This is a test");
        assertThatNoException().isThrownBy(() -> new Webhook(SECRET)
                .verify(
                        server.received().getFirst().body(),
                        server.received().getFirst().headers()));
        given().get("/v1/deliveries?model=" + model).then().body("$", hasSize(0));
        test(UUID.randomUUID().toString()).then().statusCode(404).contentType(PROBLEM);
        test("x").then().statusCode(404).contentType(PROBLEM);
    }

    @ParameterizedTest
    @CsvSource({
        "webhook     , https://10.0.0.1/                , refused-recipient, private network",
        "webhook     , https://[::1]/                   , refused-recipient, private network",
        "webhook     , nonsense                         , refused-recipient, no URL",
        "slack       , https://169.254.169.254/         , refused-recipient, private network",
        "teams       , ftp://example.com/               , refused-recipient, no URL",
        "alertmanager, http://192.168.0.1:9093          , refused-recipient, private network",
        "pagerduty   , short                            , refused-recipient, 32 letters",
        "fax         , 12345                            , unknown-channel  , 'alertmanager, mail, pager, pagerduty'",
        "webhook     , https://hooks.example.com/leeway , refused-secret   , whsec_"
    })
    void shouldSayWhatIsWrongWithASubscription(String channel, String address, String type, String words) {
        given().contentType("application/json")
                .body("{\"channel\":\"" + channel + "\",\"address\":\"" + address + "\"}")
                .post("/v1/subscriptions")
                .then()
                .statusCode(422)
                .contentType(PROBLEM)
                .body("type", equalTo("urn:leeway:problem:" + type))
                .body("detail", containsString(words));
    }

    @Test
    void shouldShowNoAddressThatOthersCouldSendTo() {
        given().contentType("application/json")
                .body("{\"model\":\"" + model
                        + "\",\"channel\":\"slack\",\"address\":\"https://hooks.slack.com/services/T0/B0/abcdefgh\"}")
                .post("/v1/subscriptions")
                .then()
                .statusCode(201)
                .body("channel", equalTo("slack"))
                .body("address", equalTo("https://hooks.slack.com/…efgh"));
        given().get("/v1/subscriptions?model=" + model)
                .then()
                .body("[0].address", equalTo("https://hooks.slack.com/…efgh"));
    }

    @Test
    void shouldTakeEveryExampleOfTheDocument() {
        // Given
        List<String> examples = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL)
                .matcher(CheckedIn.file("docs/channels.md").text())
                .results()
                .map(example -> example.group(1))
                .toList();
        assertThat(examples).hasSize(6);

        // When, then
        for (String example : examples) {
            String id = given().contentType("application/json")
                    .body(example)
                    .post("/v1/subscriptions")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            given().delete("/v1/subscriptions/" + id).then().statusCode(204);
        }
    }

    private Response subscribe() {
        return given().contentType("application/json")
                .body("{\"model\":\"" + model + "\",\"channel\":\"webhook\",\"address\":\"" + url + "\",\"secret\":\""
                        + SECRET + "\"}")
                .post("/v1/subscriptions");
    }

    private static Response test(String id) {
        return given().contentType("application/json").post("/v1/subscriptions/" + id + "/test");
    }
}
