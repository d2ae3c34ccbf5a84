package io.leeway.ingest;

import java.util.List;
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

    private final TestModel model = TestModel.named();

    @BeforeEach
    void sendTextAsItIs() {
        PlainText.send();
    }

    @Test
    void shouldReadAnEmbeddingFromAColumnOfArrays() {
        // Given
        define().statusCode(201);
        model.send("PUT", "/reference", HEADER + "r1,1,1,\"[1, 2, 3]\"\n")
                .statusCode(202)
                .body("ignoredColumns", empty());
        try (EventBus bus = EventBus.connect()) {
            List<JsonNode> told = bus.listen(EventType.BATCH_ACCEPTED);

            // When: an array, none, one that is too short, text
            model.send("POST", "/batches", HEADER + "a,1,1,\"[0.5, -1, 2e3]\"\nb,1,1,\n" + good(8))
                    .statusCode(202)
                    .body("rows", equalTo(10));
            model.send("POST", "/batches", HEADER + "c,1,1,\"[1, 2]\"\nd,1,1,hello\n" + good(8))
                    .statusCode(202)
                    .body("rows", equalTo(8))
                    .body("rejected.errors[0].message", containsString("no array of 3 numbers"));

            // Then
            await().atMost(20, TimeUnit.SECONDS).until(() -> model.of(told).size() == 2);
            Block block = model.block(model.of(told).getFirst(), 0);
            assertThat(block.numeric("e[2]").orElseThrow().values()[0]).isEqualTo(2_000);
            assertThat(block.numeric("e[0]").orElseThrow().values()[1]).isNaN();
        }
    }

    @Test
    void shouldReadAnEmbeddingFromJson() {
        // Given
        define().statusCode(201);
        model.send("PUT", "/reference", HEADER + "r1,1,1,\"[1, 2, 3]\"\n").statusCode(202);

        // Then
        given().contentType("application/json")
                .body("[{\"id\": \"a\", \"amount\": 1, \"guess\": 2, \"e\": [1, 2.5, 3]}]")
                .post(model.path() + "/batches")
                .then()
                .statusCode(202)
                .body("rows", equalTo(1));
    }

    private static String good(int rows) {
        return IntStream.range(0, rows)
                .mapToObj(i -> "g" + i + ",1,1,\"[1, 2, 3]\"\n")
                .collect(Collectors.joining());
    }

    private ValidatableResponse define() {
        return model.define("""
                prediction: {column: guess}
                embedding: {array: e, dimensions: 3}
                """);
    }
}
