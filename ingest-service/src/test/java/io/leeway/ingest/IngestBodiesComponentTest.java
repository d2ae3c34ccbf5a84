package io.leeway.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.leeway.support.test.EmbeddedServersResource;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

/** Bodies that cannot be read, and rows that cannot be taken. */
@QuarkusTest
@WithTestResource(
        value = EmbeddedServersResource.class,
        initArgs = {
            @ResourceArg(name = "only", value = "postgres,amqp"),
            @ResourceArg(name = "database", value = "ingest")
        })
class IngestBodiesComponentTest extends WithAModel {

    @Test
    void shouldRejectSingleRowsWithTheirPlaceAndKeepTheRest() {
        // Given
        reference();
        String broken = "x1,not-a-number,a,Yes,0.5,No\nx2,1,a\nx3,1,a,,NaN,No\n,1,a,Yes,0.5,No\n";

        // When
        ValidatableResponse answer = post(HEADER + rows(0, 30) + broken + rows(29, 30));

        // Then
        answer.statusCode(202)
                .body("rows", equalTo(32))
                .body("rejected.rows", equalTo(3))
                .body("rejected.errors.row", contains(32, 34, 35))
                .body("rejected.errors[2].message", containsString("came before"))
                .body("unreadable.cells", equalTo(1))
                .body("unreadable.errors[0].row", equalTo(31))
                .body("unreadable.errors[0].column", equalTo("amount"));
    }

    @Test
    void shouldStoreNothingWhenTooManyRowsAreRejected() {
        // Given
        reference();

        // When
        ValidatableResponse answer = post(HEADER + rows(0, 2) + ",1,a,Yes,0.5,No\nx,1\ny,1\n");

        // Then
        answer.statusCode(422).contentType(PROBLEM).body("errors", hasSize(3)).body("errors.row", contains(3, 4, 5));
        given().get("/v1/models/" + model + "/batches").then().body("$", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/csv            | ''                         | 400 | empty-body",
                "text/csv            | 'id,amount'                | 400 | missing-columns",
                "text/csv            | 'id,id,amount'             | 400 | duplicate-column",
                "application/x-ndjson| ''                         | 400 | empty-body",
                "application/json    | '{\"id\": 1}'              | 400 | unreadable-json",
                "application/json    | '[{\"id\": 1}, {'          | 400 | unreadable-json",
                "application/json    | ''                         | 400 | empty-body",
                "text/plain          | 'hello'                    | 415 | unsupported-media-type",
            })
    void shouldRefuseABodyThatIsNoBatch(String contentType, String body, int status, String type) {
        // Given
        reference();

        // When
        ValidatableResponse answer = given().contentType(contentType)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/v1/models/" + model + "/batches")
                .then();

        // Then
        answer.statusCode(status).contentType(PROBLEM).body("type", containsString(type));
    }

    @Test
    void shouldReadGzipAndRefuseItTruncated() throws IOException {
        // Given
        reference();
        byte[] whole = gzip(HEADER + rows(0, 200));

        // When
        ValidatableResponse accepted = gzipped(whole);
        ValidatableResponse truncated = gzipped(Arrays.copyOf(whole, whole.length / 2));
        ValidatableResponse plain = gzipped((HEADER + rows(0, 9)).getBytes(StandardCharsets.UTF_8));

        // Then
        accepted.statusCode(202).body("rows", equalTo(200));
        truncated.statusCode(400).contentType(PROBLEM).body("type", containsString("unreadable-gzip"));
        plain.statusCode(400).contentType(PROBLEM).body("type", containsString("unreadable-gzip"));
    }

    @Test
    void shouldRefuseWhatIsNotUtf8() {
        // Given
        reference();
        byte[] latin = (HEADER + "z1,1,caf\u00e9,Yes,0.5,No\n").getBytes(StandardCharsets.ISO_8859_1);

        // When
        ValidatableResponse answer =
                csv().body(latin).post("/v1/models/" + model + "/batches").then();

        // Then
        answer.statusCode(400).contentType(PROBLEM).body("type", containsString("not-utf-8"));
    }

    @Test
    void shouldReadNdjsonAndRejectALineThatIsNone() {
        // Given
        reference();
        String lines = IntStream.range(0, 10)
                .mapToObj(i -> "{\"id\":\"r" + i
                        + "\",\"amount\":1.5,\"plan\":null,\"prediction\":\"Yes\",\"probability\":0.5,\"extra\":1}\n")
                .collect(Collectors.joining());

        // When
        ValidatableResponse answer = given().contentType("application/x-ndjson")
                .body((lines + "{broken\n").getBytes(StandardCharsets.UTF_8))
                .post("/v1/models/" + model + "/batches")
                .then();

        // Then
        answer.statusCode(202)
                .body("rows", equalTo(10))
                .body("labelled", equalTo(false))
                .body("ignoredColumns", contains("extra"))
                .body("rejected.errors[0].row", equalTo(11));
    }

    private ValidatableResponse gzipped(byte[] body) {
        return csv().header("Content-Encoding", "gzip")
                .body(body)
                .post("/v1/models/" + model + "/batches")
                .then();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
