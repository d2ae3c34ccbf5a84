package io.leeway.ingest;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;

import static io.restassured.RestAssured.given;

/** Tests of requests about a model, each about one of its own. */
abstract class WithAModel {

    static final String PROBLEM = "application/problem+json";

    static final String HEADER = "id,amount,plan,prediction,probability,target\n";

    String model;

    @BeforeEach
    void registerAModelOfItsOwn() {
        PlainText.send();
        model = "model-" + UUID.randomUUID();
        put(definition(model, "amount: numeric, plan: categorical")).statusCode(201);
    }

    void reference() {
        csv("PUT", "/v1/models/" + model + "/reference", HEADER + rows(0, 60)).statusCode(202);
    }

    ValidatableResponse post(String body) {
        return csv("POST", "/v1/models/" + model + "/batches", body);
    }

    static ValidatableResponse csv(String method, String path, String body) {
        return csv().body(body.getBytes(StandardCharsets.UTF_8))
                .request(method, path)
                .then();
    }

    static RequestSpecification csv() {
        return given().contentType("text/csv");
    }

    ValidatableResponse put(String definition) {
        return given().contentType("application/yaml")
                .body(definition.getBytes(StandardCharsets.UTF_8))
                .put("/v1/models/" + model)
                .then();
    }

    static String definition(String model, String features) {
        return """
                model: %s
                task: binary-classification
                rowId: id
                features: {%s}
                prediction: {column: prediction, probability: probability, positive: "Yes"}
                target: target
                """.formatted(model, features);
    }

    static String rows(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "r" + i + "," + (i + 0.5) + "," + (i % 2 == 0 ? "a" : "b") + ",Yes,0.5,No\n")
                .collect(Collectors.joining());
    }
}
