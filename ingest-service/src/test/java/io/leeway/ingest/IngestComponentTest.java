package io.leeway.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.BlockCodec;
import io.leeway.contracts.events.EventType;
import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.EventBus;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@WithTestResource(
        value = EmbeddedServersResource.class,
        initArgs = {
            @ResourceArg(name = "only", value = "postgres,amqp"),
            @ResourceArg(name = "database", value = "ingest")
        })
class IngestComponentTest {

    private static final String PROBLEM = "application/problem+json";
    private static final String HEADER = "id,amount,plan,prediction,probability,target\n";
    private static int count;

    private String model;

    @BeforeEach
    void registerAModelOfItsOwn() {
        PlainText.send();
        model = "model-" + ++count;
        put(definition(model, "amount: numeric, plan: categorical")).statusCode(201);
    }

    @Test
    void shouldCountAVersionUpOnlyWhenTheDefinitionChanges() {
        // When
        put(definition(model, "amount: numeric, plan: categorical"))
                .statusCode(200)
                .body("version", equalTo(1));
        put(definition(model, "amount: numeric")).statusCode(200).body("version", equalTo(2));

        // Then
        given().get("/v1/models/" + model + "?version=1")
                .then()
                .body("definition.features.plan", equalTo("categorical"));
        given().get("/v1/models").then().body("model", hasItem(model));
    }

    @Test
    void shouldTellPrometheusWhatWaitsAndHowLongQueuesAre() {
        // Given
        reference();

        // When: nobody works it off
        post(HEADER + rows(0, 50)).statusCode(202);

        // Then
        await().atMost(20, TimeUnit.SECONDS)
                .until(() -> metrics().contains("leeway_batches{model=\"" + model + "\",state=\"waiting\"} 1.0"));
        assertThat(metrics())
                .contains("leeway_batches{model=\"" + model + "\",state=\"evaluated\"} 0.0")
                .contains("leeway_waiting_oldest_seconds{model=\"" + model + "\"}")
                .contains("leeway_last_batch_seconds{model=\"" + model + "\"}")
                .contains("leeway_pipeline_stalled{model=\"" + model + "\"} 0.0")
                .contains("leeway_outbox_events ", "leeway_outbox_oldest_seconds ", "leeway_dead_letters ")
                .contains("leeway_queue_messages{queue=\"leeway.drift\",state=\"ready\"}")
                .contains("leeway_queue_consumers{queue=\"leeway.ingest\"}");
    }

    private static String metrics() {
        return given().get("/q/metrics").asString();
    }

    @Test
    void shouldNameThePlaceOfAnUnknownKey() {
        put(definition(model, "amount: numeric") + "\nnonsense: 1")
                .statusCode(400)
                .contentType(PROBLEM)
                .body("place", startsWith("nonsense"))
                .body("detail", containsString("Unknown key"));
    }

    @Test
    void shouldRefuseWhatIsSentToAnUnknownModel() {
        csv("POST", "/v1/models/nobody/batches", HEADER + rows(0, 3))
                .statusCode(404)
                .contentType(PROBLEM);
        given().get("/v1/models/nobody").then().statusCode(404).contentType(PROBLEM);
    }

    @Test
    void shouldAskForTheReferenceBeforeABatch() {
        post(HEADER + rows(0, 3)).statusCode(409).contentType(PROBLEM).body("type", containsString("no-reference"));
    }

    @Test
    void shouldStoreWhatItAcceptsAndTellIt() {
        // Given
        reference();
        try (EventBus bus = EventBus.connect()) {
            List<JsonNode> events = bus.listen(EventType.BATCH_ACCEPTED);

            // When
            String batch = post(HEADER + rows(0, 50))
                    .statusCode(202)
                    .body("rows", equalTo(50))
                    .body("rejected.rows", equalTo(0))
                    .body("sequence", equalTo(1))
                    .body("labelled", equalTo(true))
                    .extract()
                    .path("batch");

            // Then
            await().atMost(20, TimeUnit.SECONDS).until(() -> !events.isEmpty());
            JsonNode told = events.getFirst().path("data");
            assertThat(told.path("batch").path("batch").asText()).isEqualTo(batch);
            assertThat(told.path("definition").path("model").asText()).isEqualTo(model);
            Block block = BlockCodec.decode(given().get("/v1/models/" + model + "/batches/" + batch + "/blocks/0")
                    .asByteArray());
            assertThat(block.rows()).isEqualTo(50);
            assertThat(block.numeric("amount").orElseThrow().values()[7]).isEqualTo(7.5);
            assertThat(block.text("plan").orElseThrow().dictionary()).containsExactly("a", "b");
            given().get("/v1/models/" + model + "/batches/" + batch).then().body("rows", equalTo(50));
        }
    }

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

    @Test
    void shouldAnswerARepetitionAsTheFirstTime() {
        // Given
        reference();

        // When
        String first =
                keyed("k1", HEADER + rows(0, 5)).statusCode(202).extract().asString();
        String second =
                keyed("k1", HEADER + rows(0, 5)).statusCode(202).extract().asString();
        ValidatableResponse other = keyed("k1", HEADER + rows(0, 6));

        // Then
        assertThat(second).isEqualTo(first);
        other.statusCode(409).contentType(PROBLEM).body("type", containsString("idempotency-key-reused"));
        given().get("/v1/models/" + model + "/batches").then().body("$", hasSize(1));
    }

    @Test
    void shouldStoreOneBatchWhenTheSameIsSentManyTimesAtOnce() throws InterruptedException {
        // Given
        reference();
        Set<String> batches = ConcurrentHashMap.newKeySet();

        // When
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 16; i++) {
                threads.execute(() -> batches.add(keyed("same", HEADER + rows(0, 5))
                        .statusCode(202)
                        .extract()
                        .path("batch")));
            }
            threads.shutdown();
            assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }

        // Then
        assertThat(batches).hasSize(1);
    }

    @Test
    void shouldKeepOneReferenceWhenTheSameRowsComeAgain() {
        // When
        String first = csv("PUT", "/v1/models/" + model + "/reference", HEADER + rows(0, 40))
                .statusCode(202)
                .extract()
                .path("reference");
        String again = csv("PUT", "/v1/models/" + model + "/reference", HEADER + rows(0, 40))
                .statusCode(200)
                .extract()
                .path("reference");

        // Then
        assertThat(again).isEqualTo(first);
    }

    @Test
    void shouldTellLabelsAndRefuseThemWithoutAValue() {
        // Given
        try (EventBus bus = EventBus.connect()) {
            List<JsonNode> events = bus.listen(EventType.LABELS_ACCEPTED);

            // When
            csv("POST", "/v1/models/" + model + "/labels", "id,target\na,Yes\nb,No\n")
                    .statusCode(202)
                    .body("rows", equalTo(2));

            // Then
            await().atMost(20, TimeUnit.SECONDS).until(() -> !events.isEmpty());
            csv("POST", "/v1/models/" + model + "/labels", "id,target\na,\n").statusCode(422);
        }
    }

    @Test
    void shouldAnswerWithAProblemForAnUnknownPathOrId() {
        given().get("/v1/models/" + model + "/batches/none")
                .then()
                .statusCode(404)
                .contentType(PROBLEM);
        given().get("/v1/models/" + model + "/batches?limit=0")
                .then()
                .statusCode(400)
                .contentType(PROBLEM);
        given().patch("/v1/models/" + model).then().statusCode(405).contentType(PROBLEM);
    }

    private void reference() {
        csv("PUT", "/v1/models/" + model + "/reference", HEADER + rows(0, 60)).statusCode(202);
    }

    private ValidatableResponse post(String body) {
        return csv("POST", "/v1/models/" + model + "/batches", body);
    }

    private ValidatableResponse keyed(String key, String body) {
        return csv().header("Idempotency-Key", key)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/v1/models/" + model + "/batches")
                .then();
    }

    private ValidatableResponse gzipped(byte[] body) {
        return csv().header("Content-Encoding", "gzip")
                .body(body)
                .post("/v1/models/" + model + "/batches")
                .then();
    }

    private static ValidatableResponse csv(String method, String path, String body) {
        return csv().body(body.getBytes(StandardCharsets.UTF_8))
                .request(method, path)
                .then();
    }

    private static RequestSpecification csv() {
        return given().contentType("text/csv");
    }

    private ValidatableResponse put(String definition) {
        return given().contentType("application/yaml")
                .body(definition.getBytes(StandardCharsets.UTF_8))
                .put("/v1/models/" + model)
                .then();
    }

    private static String definition(String model, String features) {
        return """
                model: %s
                task: binary-classification
                rowId: id
                features: {%s}
                prediction: {column: prediction, probability: probability, positive: "Yes"}
                target: target
                """.formatted(model, features);
    }

    private static String rows(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "r" + i + "," + (i + 0.5) + "," + (i % 2 == 0 ? "a" : "b") + ",Yes,0.5,No\n")
                .collect(Collectors.joining());
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
