package io.leeway.ingest;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.ValidatableResponse;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.BlockCodec;
import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.WorkDone;
import io.leeway.support.test.EventBus;

import static io.restassured.RestAssured.given;

/** A model of a test's own, and what may be sent of it. */
record TestModel(String name) {

    static final String HEADER = "id,at,amount,prediction,target\n";

    /** One that is not defined yet. */
    static TestModel named() {
        return new TestModel("m-" + UUID.randomUUID());
    }

    static TestModel define() {
        TestModel model = named();
        model.put("").statusCode(201);
        return model;
    }

    ValidatableResponse put(String more) {
        return define("""
                timestamp: at
                prediction: {column: prediction}
                target: target
                """ + more);
    }

    /** As a regressor of rows with an amount. */
    ValidatableResponse define(String more) {
        return given().contentType("application/yaml")
                .body("""
                        model: %s
                        task: regression
                        rowId: id
                        features: {amount: numeric}
                        %s
                        """.formatted(name, more).getBytes(StandardCharsets.UTF_8))
                .put("/v1/models/" + name)
                .then();
    }

    String reference(int rows) {
        return send("PUT", "/reference", HEADER + rows(rows))
                .statusCode(202)
                .extract()
                .path("reference");
    }

    String batch(int rows) {
        return send("POST", "/batches", HEADER + rows(rows))
                .statusCode(202)
                .extract()
                .path("batch");
    }

    String labels(int rows) {
        return send(
                        "POST",
                        "/labels",
                        "id,target\n"
                                + IntStream.range(0, rows)
                                        .mapToObj(i -> "r" + i + ",1\n")
                                        .collect(Collectors.joining()))
                .statusCode(202)
                .extract()
                .path("labels");
    }

    ValidatableResponse send(String method, String path, String body) {
        return given().contentType("text/csv")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .request(method, path() + path)
                .then();
    }

    ValidatableResponse get(String path) {
        return given().get(path() + path).then();
    }

    ValidatableResponse post(String path) {
        return given().post(path() + path).then();
    }

    /** A number of its account. */
    int account(String key) {
        return given().get("/v1/accounting?model=" + name)
                .then()
                .statusCode(200)
                .extract()
                .path("models[0]." + key);
    }

    boolean isStalled() {
        return given().get("/v1/accounting?model=" + name)
                .then()
                .statusCode(200)
                .extract()
                .path("models[0].stalled");
    }

    String path() {
        return "/v1/models/" + name;
    }

    static String rows(int rows) {
        return IntStream.range(0, rows)
                .mapToObj(i -> "r" + i + ",2026-01-01T00:00:00Z," + i + ",1,1\n")
                .collect(Collectors.joining());
    }

    /** What was told of its batches. */
    List<JsonNode> of(List<JsonNode> told) {
        return told.stream()
                .filter(event ->
                        event.path("data").path("batch").path("model").asText().equals(name))
                .toList();
    }

    /** The rows of a batch that was told, of its part that begins with this block. */
    Block block(JsonNode event, int number) {
        byte[] bytes = get("/batches/"
                        + event.path("data").path("batch").path("batch").asText() + "/blocks/" + number)
                .statusCode(200)
                .extract()
                .asByteArray();
        return BlockCodec.decode(bytes);
    }

    /** The id that the event about one of its data sets has. */
    String event(EventType type, String subject) {
        return CloudEvent.of("ingest-service", type, name + "/" + subject, 1, Instant.EPOCH, "")
                .id();
    }

    /** Tells as the service of that queue would. */
    void done(EventBus bus, String queue, String event, String subject, int revision) {
        bus.tell(
                EventType.WORK_DONE,
                CloudEvent.of(
                        queue,
                        EventType.WORK_DONE,
                        UUID.randomUUID().toString(),
                        revision,
                        Instant.now(),
                        new WorkDone(event, name + "/" + subject, queue, revision)));
    }
}
