package io.leeway.ingest;

import java.io.IOException;
import java.util.List;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.hostile.BadRequest;
import io.leeway.support.test.hostile.RawClient;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

/** Addresses, headers and names that no client should send. */
@QuarkusTest
@WithTestResource(
        value = EmbeddedServersResource.class,
        initArgs = {
            @ResourceArg(name = "only", value = "postgres,amqp"),
            @ResourceArg(name = "database", value = "ingest")
        })
class HostileRequestsComponentTest extends WithAHostileClient {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/models/MODEL/batches?name=%00                                 | malformed-address",
                "/v1/models/MODEL/batches?name=evil%0d%0aBcc:%20victim@example.com | bad-characters",
                "/v1/models/MODEL/batches?name=%ed%a0%80                           | bad-characters",
                "/v1/models/MODEL/batches?name=%c3%28                              | bad-characters",
                "/v1/models/MODEL%00/batches                                       | malformed-address",
                "/q/nothing%00                                                     | malformed-address",
            })
    void shouldRefuseControlCharactersInTheUrl(String target, String problem) throws IOException {
        // Given
        BadRequest request = new BadRequest(
                "POST",
                target.replace("MODEL", model),
                List.of("Content-Type: text/csv"),
                (HEADER + rows(0, 9)).getBytes(UTF_8));

        // When
        RawClient.Answer answer = raw(request);

        // Then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.contentType()).isEqualTo(PROBLEM);
        assertThat(answer.body()).contains("urn:leeway:problem:" + problem + "\"");
    }

    @Test
    void shouldRefuseNamesAndKeysThatAreTooLong() {
        given().contentType("text/csv")
                .body((HEADER + rows(0, 9)).getBytes(UTF_8))
                .post("/v1/models/" + model + "/batches?name=" + "n".repeat(201))
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("detail", containsString("name has 201 characters; at most 200"));
        given().contentType("text/csv")
                .header("Idempotency-Key", "k".repeat(201))
                .body((HEADER + rows(0, 9)).getBytes(UTF_8))
                .post("/v1/models/" + model + "/batches")
                .then()
                .statusCode(400)
                .body("detail", containsString("Idempotency-Key has 201 characters"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/models/MODEL/batches?limit=abc", "/v1/models/MODEL/batches?limit=99999999999"})
    void shouldSayThatALimitIsNone(String path) {
        given().get(path.replace("MODEL", model))
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("detail", containsString("limit is a whole number"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET  | /nothing                | 404",
                "GET  | /q/nothing              | 404",
                "GET  | /v1/models/a/b/c/d/e/f  | 404",
                "POST | /v1/models              | 405",
            })
    void shouldAnswerWithAProblemWhereNothingIs(String method, String path, int status) throws IOException {
        // When
        RawClient.Answer answer = raw(new BadRequest(method, path, List.of(), new byte[0]));

        // Then
        assertThat(answer.status()).isIn(status, 404);
        assertThat(answer.contentType()).isEqualTo(PROBLEM);
        assertThat(answer.body()).contains("detail");
    }

    @Test
    void shouldAnswerWithAProblemBeforeAnythingIsRead() throws IOException {
        // Given
        BadRequest longUrl = new BadRequest("GET", "/v1/models?x=" + "y".repeat(5_000), List.of(), new byte[0]);
        BadRequest longHeaders =
                new BadRequest("GET", "/v1/models", List.of("X-Long: " + "y".repeat(30_000)), new byte[0]);
        BadRequest accept = new BadRequest("GET", "/v1/models", List.of("Accept: ;;"), new byte[0]);

        // When
        List<RawClient.Answer> answers = List.of(raw(longUrl), raw(longHeaders), raw(accept));

        // Then
        assertThat(answers).extracting(RawClient.Answer::status).containsExactly(414, 431, 406);
        assertThat(answers).extracting(RawClient.Answer::contentType).containsOnly(PROBLEM);
    }

    @Test
    void shouldRefuseADefinitionThatIsTooLargeAndDoesNotSayHowLarge() throws IOException {
        // Given
        String chunk = "#".repeat(1 << 16);
        String body = (Integer.toHexString(chunk.length()) + "\r\n" + chunk + "\r\n").repeat(20) + "0\r\n\r\n";
        BadRequest request = new BadRequest(
                "PUT",
                "/v1/models/" + model,
                List.of("Content-Type: application/yaml", "Transfer-Encoding: chunked"),
                body.getBytes(UTF_8));

        // When
        RawClient.Answer answer = raw(request);

        // Then
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.contentType()).isEqualTo(PROBLEM);
    }

    private static RawClient.Answer raw(BadRequest request) throws IOException {
        try (RawClient client = new RawClient(RestAssured.port)) {
            return client.send(request);
        }
    }
}
