package io.leeway.risk;

import java.io.IOException;
import java.util.List;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
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
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@TestProfile(ShortWait.class)
@WithTestResource(value = EmbeddedServersResource.class, initArgs = @ResourceArg(name = "only", value = "amqp,mongo"))
class BadRequestsComponentTest {

    private static final int REQUESTS = 6_000;
    private static final long SEED = 20_261_125;

    @Test
    void shouldRefuseBadRequestsWithAWord() {
        // Given
        List<Endpoint> endpoints = List.of(
                Endpoint.get("/v1/models"),
                Endpoint.get("/v1/models/m"),
                Endpoint.get("/v1/models/m/reports"),
                Endpoint.get("/v1/models/m/reports?limit=5&before=7"),
                Endpoint.get("/v1/models/m/reports/b"),
                Endpoint.get("/v1/overview?q=a&level=ok&sort=worst&first=m&offset=1&limit=5"),
                Endpoint.get("/v1/models/m/series?metric=risk&from=2026-01-01T00:00:00Z&points=50"),
                Endpoint.get("/v1/models/m/series?metric=psi&feature=a"),
                Endpoint.get("/v1/models/m/windows?from=2026-01-01T00:00:00Z&points=50"),
                Endpoint.get("/v1/models/m/features/a"));

        // When
        Siege.Outcome outcome = Siege.run(RestAssured.port, SEED, REQUESTS, endpoints);

        // Then
        assertThat(outcome.failures()).as("answers to seed %d", SEED).isEmpty();
        given().get("/v1/models").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/models/%00",
                "/v1/stream?model=%00",
                "/v1/models/m/reports?limit=abc",
                "/v1/models/m/reports?before=abc",
                "/v1/models/m/windows?points=2001",
                "/v1/models/m/windows?from=yesterday",
                "/v1/models/m/series?metric=%0d%0a",
                "/v1/models/m/series?metric=psi%09",
                "/v1/models/m/series?metric=psi&feature=a%0ab",
            })
    void shouldRefuseBadParameters(String path) {
        given().urlEncodingEnabled(false).get(path).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void shouldTakeTheNameOfAFeatureThatHoldsATab() {
        given().urlEncodingEnabled(false)
                .get("/v1/models/nobody/series?metric=psi&feature=a%09b")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:leeway:problem:unknown-model"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/models/%zz",
                "/v1/models/%",
                "/v1/models/m/reports/%4",
                "/v1/stream?model=%zz",
                "/v1/models/{m}"
            })
    void shouldRefuseAnAddressThatCannotBeDecoded(String target) throws IOException {
        try (RawClient client = new RawClient(RestAssured.port)) {
            // When
            RawClient.Answer answer = client.send(new BadRequest("GET", target, List.of(), new byte[0]));

            // Then
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.contentType()).isEqualTo("application/problem+json");
            assertThat(answer.body()).contains("urn:leeway:problem:malformed-address");
        }
    }
}
