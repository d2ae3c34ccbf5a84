package io.leeway.ingest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.BlockCodec;
import io.leeway.contracts.events.EventType;
import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.EventBus;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@WithTestResource(
        value = EmbeddedServersResource.class,
        initArgs = {
            @ResourceArg(name = "only", value = "postgres,amqp"),
            @ResourceArg(name = "database", value = "ingest")
        })
class IngestArraysComponentTest {

    private static final String HEADER = "id,amount,guess,e\n";

    private final String model = "model-" + UUID.randomUUID();

    @BeforeEach
    void sendTextAsItIs() {
        PlainText.send();
    }

    @Test
    void shouldReadAnEmbeddingFromAColumnOfArrays() {
        // Given
        define().statusCode(201);
        send("PUT", "reference", HEADER + "r1,1,1,\"[1, 2, 3]\"\n")
                .statusCode(202)
                .body("ignoredColumns", empty());
        try (EventBus bus = EventBus.connect()) {
            List<JsonNode> told = bus.listen(EventType.BATCH_ACCEPTED);

            // When: an array, none, one that is too short, text
            send("POST", "batches", HEADER + "a,1,1,\"[0.5, -1, 2e3]\"\nb,1,1,\n" + good(8))
                    .statusCode(202)
                    .body("rows", equalTo(10));
            send("POST", "batches", HEADER + "c,1,1,\"[1, 2]\"\nd,1,1,hello\n" + good(8))
                    .statusCode(202)
                    .body("rows", equalTo(8))
                    .body("rejected.errors[0].message", containsString("no array of 3 numbers"));

            // Then
            await().atMost(20, TimeUnit.SECONDS).until(() -> of(told).size() == 2);
            Block block = block(of(told).getFirst());
            assertThat(block.numeric("e[2]").orElseThrow().values()[0]).isEqualTo(2_000);
            assertThat(block.numeric("e[0]").orElseThrow().values()[1]).isNaN();
        }
    }

    @Test
    void shouldReadAnEmbeddingFromJson() {
        // Given
        define().statusCode(201);
        send("PUT", "reference", HEADER + "r1,1,1,\"[1, 2, 3]\"\n").statusCode(202);

        // Then
        given().contentType("application/json")
                .body("[{\"id\": \"a\", \"amount\": 1, \"guess\": 2, \"e\": [1, 2.5, 3]}]")
                .post("/v1/models/" + model + "/batches")
                .then()
                .statusCode(202)
                .body("rows", equalTo(1));
    }

    private static String good(int rows) {
        return IntStream.range(0, rows)
                .mapToObj(i -> "g" + i + ",1,1,\"[1, 2, 3]\"\n")
                .collect(Collectors.joining());
    }

    private List<JsonNode> of(List<JsonNode> told) {
        return told.stream()
                .filter(event ->
                        event.path("data").path("batch").path("model").asText().equals(model))
                .toList();
    }

    private Block block(JsonNode event) {
        byte[] bytes = given().get("/v1/models/" + model + "/batches/"
                        + event.path("data").path("batch").path("batch").asText() + "/blocks/0")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        return BlockCodec.decode(bytes);
    }

    private ValidatableResponse define() {
        return given().contentType("application/yaml")
                .body("""
                        model: %s
                        task: regression
                        rowId: id
                        features: {amount: numeric}
                        prediction: {column: guess}
                        embedding: {array: e, dimensions: 3}
                        """.formatted(model).getBytes(StandardCharsets.UTF_8))
                .put("/v1/models/" + model)
                .then();
    }

    private ValidatableResponse send(String method, String path, String body) {
        return given().contentType("text/csv")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .request(method, "/v1/models/" + model + "/" + path)
                .then();
    }
}
