package io.leeway.alert;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.hostile.BadRequest;
import io.leeway.support.test.hostile.Endpoint;
import io.leeway.support.test.hostile.RawClient;
import io.leeway.support.test.hostile.Siege;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

@QuarkusTest
@WithTestResource(
        value = EmbeddedServersResource.class,
        initArgs = {
            @ResourceArg(name = "only", value = "postgres,amqp,mail"),
            @ResourceArg(name = "database", value = "alert")
        })
class BadRequestsComponentTest {

    private static final String PROBLEM = "application/problem+json";
    private static final String SOME_ID = "0b0e6e0c-0000-4000-8000-000000000000";
    private static final int REQUESTS = 6_000;
    private static final long SEED = 20_261_125;

    @Test
    void shouldRefuseBadRequestsWithAWord() {
        // Given
        List<Endpoint> endpoints = List.of(
                new Endpoint(
                        "POST",
                        "/v1/subscriptions",
                        List.of(new Endpoint.Sample(
                                "application/json",
                                "{\"model\":\"m\",\"minimumSeverity\":\"critical\",\"email\":\"ops@example.com\"}"))),
                new Endpoint(
                        "POST",
                        "/v1/alerts/" + SOME_ID + "/acknowledge",
                        List.of(new Endpoint.Sample("application/json", "{\"by\":\"somebody\"}"))),
                Endpoint.get("/v1/alerts"),
                Endpoint.get("/v1/alerts?model=m&state=firing&limit=5"),
                Endpoint.get("/v1/alerts/" + SOME_ID),
                Endpoint.get("/v1/subscriptions"),
                Endpoint.get("/v1/models/m/assessed"));

        // When
        Siege.Outcome outcome = Siege.run(RestAssured.port, SEED, REQUESTS, endpoints);

        // Then
        assertThat(outcome.failures()).as("answers to seed %d", SEED).isEmpty();
        given().contentType("application/json")
                .body("{\"model\":\"m\",\"email\":\"ops@example.com\"}")
                .post("/v1/subscriptions")
                .then()
                .statusCode(anyOf(is(200), is(201)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"by\":{}}", "{\"by\":\"a\",\"by\":\"b\"}", "[]", "", "5", "{\"by\":\"a\"} x", "{", "nothing"})
    void shouldSayWhatIsWrongWithAnAcknowledgement(String body) {
        given().contentType("application/json")
                .body(body)
                .post("/v1/alerts/" + SOME_ID + "/acknowledge")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("detail", not(containsString("java")))
                .body("detail", not(containsString("leeway.")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\\u0000@example.com", "a@example.com\\r\\nBcc: b@example.com", "LONG@example.com", "nobody"})
    void shouldRefuseAnAddressThatNoMailCanReach(String address) {
        given().contentType("application/json")
                .body("{\"email\":\"" + address.replace("LONG", "a".repeat(309)) + "\"}")
                .post("/v1/subscriptions")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("type", containsString("bad-email"));
    }

    @Test
    void shouldRefuseABodyThatIsTooLargeAndDoesNotSayHowLarge() throws IOException {
        // Given
        String chunk = " ".repeat(1 << 16);
        String body = (Integer.toHexString(chunk.length()) + "\r\n" + chunk + "\r\n").repeat(20) + "0\r\n\r\n";

        // When
        RawClient.Answer answer;
        try (RawClient client = new RawClient(RestAssured.port)) {
            answer = client.send(new BadRequest(
                    "POST",
                    "/v1/subscriptions",
                    List.of("Content-Type: application/json", "Transfer-Encoding: chunked"),
                    body.getBytes(StandardCharsets.UTF_8)));
        }

        // Then
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.contentType()).isEqualTo(PROBLEM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/alerts?model=%00",
                "/v1/alerts?limit=abc",
                "/v1/models/%00/assessed",
                "/v1/alerts/stream?model=%0a"
            })
    void shouldRefuseBadParameters(String path) {
        given().urlEncodingEnabled(false).get(path).then().statusCode(400).contentType(PROBLEM);
    }
}
