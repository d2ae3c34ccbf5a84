package io.leeway.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.events.EventType;
import io.leeway.support.test.EventBus;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

@QuarkusTest
@TestProfile(LedgerProfile.class)
@WithTestResource(WiredServersResource.class)
class ModelLifeComponentTest {

    private static final String PROBLEM = "application/problem+json";

    @BeforeEach
    void sendTextAsItIs() {
        PlainText.send();
    }

    @Test
    void shouldWarnOfASmallReferenceAndPutTheEarlierOneBack() {
        // Given
        TestModel model = TestModel.define();
        String first = model.reference(100);

        // When
        String second = model.send("PUT", "/reference", TestModel.HEADER + TestModel.rows(19))
                .statusCode(202)
                .body("warnings", hasSize(2))
                .body("warnings[0]", containsString("fewer than half"))
                .body("warnings[1]", containsString("minimumRows"))
                .extract()
                .path("reference");

        // Then
        model.get("/references")
                .statusCode(200)
                .body("reference", contains(second, first))
                .body("current", contains(true, false))
                .body("restorable", contains(true, true));
        try (EventBus bus = EventBus.connect()) {
            List<JsonNode> told = bus.listen(EventType.REFERENCE_ACCEPTED);
            model.post("/references/" + first + "/restore").statusCode(200).body("current", equalTo(true));
            await().atMost(20, TimeUnit.SECONDS).until(() -> told.size() == 1);
            assertThat(told.getFirst().at("/data/reference").asText()).isEqualTo(first);
            assertThat(told.getFirst().path("id").asText())
                    .isNotEqualTo(model.event(EventType.REFERENCE_ACCEPTED, first));
        }
        model.get("").body("reference", equalTo(first));
        model.post("/references/" + java.util.UUID.randomUUID() + "/restore").statusCode(404);
    }

    @Test
    void shouldNotPutBackAReferenceThatLacksColumns() {
        // Given
        TestModel model = TestModel.define();
        String first = model.reference(40);
        given().contentType("application/yaml")
                .body("""
                        model: %s
                        task: regression
                        rowId: id
                        features: {amount: numeric, price: numeric}
                        prediction: {column: prediction}
                        """.formatted(model.name()).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .put(model.path())
                .then()
                .statusCode(200);
        model.send("PUT", "/reference", "id,amount,price,prediction\na,1,1,1\n").statusCode(202);

        // Then
        model.post("/references/" + first + "/restore")
                .statusCode(409)
                .contentType(PROBLEM)
                .body("type", containsString("reference-outdated"));
    }

    @Test
    void shouldTakeNoDataOfARetiredModelUntilItIsResumed() {
        // Given
        TestModel model = TestModel.define();
        model.reference(40);

        // When
        model.post("/retire").statusCode(200).body("retired", equalTo(true));

        // Then
        model.send("POST", "/batches", TestModel.HEADER + TestModel.rows(3))
                .statusCode(409)
                .contentType(PROBLEM)
                .body("type", containsString("model-retired"));
        model.get("").body("retired", equalTo(true));
        given().queryParam("model", model.name()).get("/v1/accounting").then().body("models[0].retired", equalTo(true));
        model.get("/refusals").body("$", hasSize(0));
        model.post("/resume").statusCode(200).body("retired", equalTo(false));
        model.batch(3);
    }

    @Test
    void shouldDeleteAModelWithAllOfItsDataAndLetItsNameBeUsedAnew() {
        // Given
        TestModel model = TestModel.define();
        String reference = model.reference(40);
        String batch = model.batch(40);
        model.send("POST", "/batches", "").statusCode(400);
        try (EventBus bus = EventBus.connect()) {
            List<JsonNode> deleted = bus.listen(EventType.MODEL_DELETED);
            List<JsonNode> defined = bus.listen(EventType.MODEL_DEFINED);

            // When
            given().delete(model.path()).then().statusCode(204);

            // Then
            model.get("").statusCode(404);
            given().delete(model.path()).then().statusCode(404);
            model.get("/batches/" + batch + "/blocks/0")
                    .statusCode(410)
                    .contentType(PROBLEM)
                    .body("type", containsString("model-deleted"));
            await().atMost(20, TimeUnit.SECONDS).until(() -> deleted.size() == 1);
            assertThat(deleted.getFirst().at("/data/model").asText()).isEqualTo(model.name());

            // When
            model.put("").statusCode(201).body("version", equalTo(1));

            // Then: it is another model, whose events are others
            model.get("/batches/" + batch).statusCode(410);
            model.get("/references/" + reference + "/blocks/0").statusCode(410);
            model.get("/references").body("$", hasSize(0));
            model.get("/refusals").body("$", hasSize(0));
            await().atMost(20, TimeUnit.SECONDS).until(() -> defined.stream()
                    .anyMatch(event -> event.path("subject").asText().equals(model.name())));
            assertThat(model.account("received")).isZero();
            model.reference(40);
            model.batch(40);
        }
    }

    @Test
    void shouldCreateAModelOnceWhenManyDefineItAtOnce() throws Exception {
        // Given
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int round = 0; round < 50; round++) {
                TestModel model = new TestModel("many-" + round);
                List<Callable<Integer>> puts = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    puts.add(() -> model.put("").extract().statusCode());
                }

                // When
                List<Integer> statuses = new ArrayList<>();
                for (Future<Integer> put : threads.invokeAll(puts, 30, TimeUnit.SECONDS)) {
                    statuses.add(put.get());
                }

                // Then
                assertThat(statuses).containsOnlyOnce(201).containsOnly(200, 201);
            }
        }
    }

    @Test
    void shouldPageAThousandModelsForManyAtOnce() throws Exception {
        // Given
        int models = 1_050;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Integer>> puts = new ArrayList<>();
            for (int i = 0; i < models; i++) {
                TestModel model = new TestModel("page-%04d".formatted(i));
                puts.add(() -> model.put("").extract().statusCode());
            }
            for (Future<Integer> put : threads.invokeAll(puts, 120, TimeUnit.SECONDS)) {
                assertThat(put.get()).isEqualTo(201);
            }

            // When
            List<Callable<Integer>> lists = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                lists.add(() -> given().get("/v1/models?limit=1000&after=page-")
                        .then()
                        .statusCode(200)
                        .extract()
                        .<List<String>>path("model")
                        .size());
            }
            List<Future<Integer>> sizes = threads.invokeAll(lists, 30, TimeUnit.SECONDS);

            // Then
            for (Future<Integer> size : sizes) {
                assertThat(size.get()).isEqualTo(1_000);
            }
            given().get("/v1/models?after=page-")
                    .then()
                    .body("$", hasSize(100))
                    .body("[99].model", equalTo("page-0099"));
            given().get("/v1/models?limit=1001").then().statusCode(400).contentType(PROBLEM);
            given().get("/v1/accounting?limit=1000&after=page-").then().body("models", hasSize(1_000));
            given().get("/v1/accounting?model=nobody").then().statusCode(404);
        }
    }
}
