package io.leeway.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
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
import org.junit.jupiter.params.provider.ValueSource;

import io.leeway.support.test.EmbeddedServersResource;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

@QuarkusTest
@WithTestResource(
        value = EmbeddedServersResource.class,
        initArgs = {
            @ResourceArg(name = "only", value = "postgres,amqp"),
            @ResourceArg(name = "database", value = "ingest")
        })
class HostileInputComponentTest extends WithAHostileClient {

    @ParameterizedTest
    @ValueSource(ints = {321, 5})
    void shouldRefuseAnAddressThatNoMailCanReach(int length) {
        // Given
        String address = length > 320 ? "a".repeat(length - 12) + "@example.com" : "a\\0@example.com";

        // When
        ValidatableResponse answer = put(definition("alerts: [{on: risk, to: {email: \"" + address + "\"}}]\n"));

        // Then
        answer.statusCode(400)
                .contentType(PROBLEM)
                .body("place", containsString("alerts.[0].to.email (line 7"))
                .body("detail", containsString("e-mail address"));
    }

    @Test
    void shouldCountUnknownColumnsAndNameTheFirst() {
        // Given
        String names = IntStream.range(0, 5_000).mapToObj(i -> ",x" + i).collect(Collectors.joining());
        String cells = ",1".repeat(5_000);

        // When
        ValidatableResponse answer = send(
                "POST",
                "batches",
                "text/csv",
                HEADER.strip() + names + "\n" + rows(0, 5).replace("\n", cells + "\n"));

        // Then
        answer.statusCode(202).body("ignoredColumns", hasSize(100)).body("ignoredColumnCount", equalTo(5_000));
    }

    @Test
    void shouldRefuseAHundredThousandColumns() {
        // Given
        String names = IntStream.range(0, 100_000).mapToObj(i -> "," + i).collect(Collectors.joining());

        // When
        ValidatableResponse csv = send("POST", "batches", "text/csv", HEADER.strip() + names + "\n" + rows(0, 5));
        ValidatableResponse lines = send(
                "POST",
                "batches",
                "application/x-ndjson",
                IntStream.range(0, 100_000).mapToObj(i -> "{\"" + i + "\":1}\n").collect(Collectors.joining()));

        // Then
        csv.statusCode(400).contentType(PROBLEM).body("detail", containsString("more than 10000 columns"));
        lines.statusCode(400).contentType(PROBLEM).body("detail", containsString("up to row 10001"));
    }

    @Test
    void shouldSayInWhichRowATextIsTooLong() {
        // Given
        String longest = "\u00fc".repeat(900);
        String rows = IntStream.range(0, 20_000)
                .mapToObj(i -> i + ",1," + i + longest + ",1,1\n")
                .collect(Collectors.joining());

        // When
        ValidatableResponse accepted = send("POST", "batches", "text/csv", HEADER + rows);
        ValidatableResponse unreadable =
                send("POST", "batches", "text/csv", HEADER + rows(0, 9) + "x,1," + "t".repeat(1_001) + ",1,1\n");

        // Then
        accepted.statusCode(202).body("rows", equalTo(20_000));
        unreadable
                .statusCode(202)
                .body("unreadable.errors[0].row", equalTo(10))
                .body("unreadable.errors[0].column", equalTo("plan"))
                .body("unreadable.errors[0].message", containsString("1001 characters; at most 1000"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x,1,a,1e400,1      | prediction",
                "x,1,a,1,1e400      | target",
                "x,1,a,1,inf        | target",
                "x,1,a,1,-1e151     | target",
            })
    void shouldTakeWhatNoErrorCanBeMeasuredOfAsMissing(String row, String column) {
        // When
        ValidatableResponse answer = send("POST", "batches", "text/csv", HEADER + rows(0, 9) + row + "\n");

        // Then
        answer.statusCode(202)
                .body("rows", equalTo(10))
                .body("unreadable.cells", equalTo(1))
                .body("unreadable.errors[0].column", equalTo(column));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-ndjson", "application/json"})
    void shouldRefuseJsonThatIsNestedTooDeeplyOrHasANumberThatIsTooLong(String type) {
        for (String value : List.of("[".repeat(1_001) + "]".repeat(1_001), "9".repeat(1_001))) {
            // Given
            String row = "{\"id\":\"1\",\"amount\":1,\"plan\":\"a\",\"prediction\":" + value + "}";

            // When
            ValidatableResponse answer =
                    send("POST", "batches", type, type.endsWith("ndjson") ? row + "\n" : "[" + row + "]");

            // Then
            answer.contentType(PROBLEM).body("detail", not(containsString("com.")));
            assertThat(answer.extract().statusCode()).isIn(400, 422);
        }
    }

    @Test
    void shouldRefuseWhatFollowsAnArrayOrAnObject() {
        // Given
        String row = "{\"id\":\"1\",\"amount\":1,\"plan\":\"a\",\"prediction\":1}";

        // When
        ValidatableResponse array = send("POST", "batches", "application/json", "[" + row + "] trailing");
        ValidatableResponse second = send("POST", "batches", "application/json", "[" + row + "][" + row + "]");
        ValidatableResponse lines = send(
                "POST",
                "batches",
                "application/x-ndjson",
                (row + "\n").replace("\"1\"", "\"2\"") + row.replace("\"1\"", "\"3\"") + "\n"
                        + row.replace("\"1\"", "\"4\"") + "\n" + row.replace("\"1\"", "\"5\"") + "\n"
                        + row.replace("\"1\"", "\"6\"") + " " + row + "\n");

        // Then
        array.statusCode(400).body("type", containsString("unreadable-json"));
        second.statusCode(400).body("detail", containsString("after row 1"));
        lines.statusCode(202)
                .body("rejected.rows", equalTo(1))
                .body("rejected.errors[0].row", equalTo(5))
                .body("rejected.errors[0].message", containsString("More than one JSON value"));
    }

    @Test
    void shouldRefuseABombQuickly() throws IOException {
        // Given
        byte[] csv = bomb(HEADER + rows(0, 40));
        byte[] lines = bomb("{\"id\":\"1\",\"amount\":1}\n".repeat(40));
        byte[] blank = bomb("\n".repeat(4_000));

        for (String type : List.of("text/csv", "application/x-ndjson", "application/json")) {
            for (byte[] body : List.of(csv, lines, blank)) {
                // When
                ValidatableResponse answer = given().contentType(type)
                        .header("Content-Encoding", "gzip")
                        .body(body)
                        .post("/v1/models/" + model + "/batches")
                        .then();

                // Then
                answer.contentType(PROBLEM);
                assertThat(answer.extract().statusCode()).isIn(400, 413);
            }
        }
        send("POST", "batches", "text/csv", HEADER + rows(0, 9)).statusCode(202);
    }

    @Test
    void shouldRefuseARowWithoutAnEnd() {
        // Given
        String text = "t".repeat(2_000_000);

        // When
        ValidatableResponse csv = send("POST", "batches", "text/csv", HEADER + rows(0, 2) + "\"" + text);
        ValidatableResponse lines = send("POST", "batches", "application/x-ndjson", "{\"id\":\"1\"}\n{\"" + text);
        ValidatableResponse array = send("POST", "batches", "application/json", "[{\"id\":\"" + text);

        // Then
        csv.statusCode(413).contentType(PROBLEM).body("detail", containsString("Row 3 has more than 1048576"));
        lines.statusCode(413).contentType(PROBLEM).body("detail", containsString("Row 2 has more than"));
        array.statusCode(413).contentType(PROBLEM).body("detail", containsString("Row 1 has more than"));
    }

    @Test
    void shouldRefuseADefinitionThatIsTooLarge() {
        put(definition("# " + "x".repeat(1 << 20) + "\n"))
                .statusCode(413)
                .contentType(PROBLEM)
                .body("detail", containsString("1048576 bytes"));
    }

    /** Ten megabytes that unpack to more than a thousand times as much would take: members of gzip, one after another. */
    private static byte[] bomb(String text) throws IOException {
        ByteArrayOutputStream member = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(member)) {
            byte[] bytes = text.getBytes(UTF_8);
            for (int i = 0; i < (4 << 20) / bytes.length; i++) {
                out.write(bytes);
            }
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (all.size() < 10 << 20) {
            member.writeTo(all);
        }
        return all.toByteArray();
    }
}
