package io.leeway.ingest;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

/** Tests of what nobody in earnest would send to a model, each about one of its own. */
abstract class WithAHostileClient {

    static final String PROBLEM = "application/problem+json";

    static final String HEADER = "id,amount,plan,prediction,target\n";

    String model;

    @BeforeEach
    void registerAModelOfItsOwn() {
        PlainText.send();
        model = "hostile-" + UUID.randomUUID();
        put(definition("")).statusCode(201);
        send("PUT", "reference", "text/csv", HEADER + rows(0, 60)).statusCode(202);
    }

    ValidatableResponse send(String method, String what, String type, String body) {
        return given().contentType(type)
                .body(body.getBytes(UTF_8))
                .request(method, "/v1/models/" + model + "/" + what)
                .then();
    }

    ValidatableResponse put(String definition) {
        return given().contentType("application/yaml")
                .body(definition.getBytes(UTF_8))
                .put("/v1/models/" + model)
                .then();
    }

    String definition(String more) {
        return """
                model: %s
                task: regression
                rowId: id
                features: {amount: numeric, plan: categorical}
                prediction: {column: prediction}
                target: target
                """.formatted(model) + more;
    }

    static String rows(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "r" + i + "," + (i + 0.5) + ",a,1,2\n")
                .collect(Collectors.joining());
    }
}
