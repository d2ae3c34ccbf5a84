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
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
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
class HostileInputComponentTest {

    private static final String PROBLEM = "application/problem+json";
    private static final String HEADER = "id,amount,plan,prediction,target\n";
    private static int count;

    private String model;

    @BeforeEach
    void registerAModelOfItsOwn() {
        PlainText.send();
        model = "hostile-" + ++count;
        put(definition("")).statusCode(201);
        send("PUT", "reference", "text/csv", HEADER + rows(0, 60)).statusCode(202);
    }

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

    private static RawClient.Answer raw(BadRequest request) throws IOException {
        try (RawClient client = new RawClient(RestAssured.port)) {
            return client.send(request);
        }
    }

    private ValidatableResponse send(String method, String what, String type, String body) {
        return given().contentType(type)
                .body(body.getBytes(UTF_8))
                .request(method, "/v1/models/" + model + "/" + what)
                .then();
    }

    private ValidatableResponse put(String definition) {
        return given().contentType("application/yaml")
                .body(definition.getBytes(UTF_8))
                .put("/v1/models/" + model)
                .then();
    }

    private String definition(String more) {
        return """
                model: %s
                task: regression
                rowId: id
                features: {amount: numeric, plan: categorical}
                prediction: {column: prediction}
                target: target
                """.formatted(model) + more;
    }

    private static String rows(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "r" + i + "," + (i + 0.5) + ",a,1,2\n")
                .collect(Collectors.joining());
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
