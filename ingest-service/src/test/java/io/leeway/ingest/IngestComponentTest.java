package io.leeway.ingest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
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
class IngestComponentTest extends WithAModel {

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
    void shouldServeBlocksWithTheColumnsThatAreWanted() {
        // Given
        reference();
        String batch = post(HEADER + rows(0, 50)).statusCode(202).extract().path("batch");
        String path = "/v1/models/" + model + "/batches/" + batch + "/blocks/0";
        byte[] whole = given().get(path).asByteArray();

        // When
        byte[] some = given().queryParam("column", "plan", "amount", "nowhere")
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        byte[] none = given().queryParam("column", "nowhere")
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();

        // Then
        assertThat(some)
                .isEqualTo(BlockCodec.cut(whole, name -> name.equals("plan") || name.equals("amount")))
                .hasSizeLessThan(whole.length);
        assertThat(BlockCodec.decode(some).columns()).hasSize(2);
        assertThat(BlockCodec.decode(none).columns()).isEmpty();
        assertThat(BlockCodec.decode(none).rows()).isEqualTo(50);
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

    private ValidatableResponse keyed(String key, String body) {
        return csv().header("Idempotency-Key", key)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/v1/models/" + model + "/batches")
                .then();
    }
}
