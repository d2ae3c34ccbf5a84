package io.leeway.ingest;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.hostile.Endpoint;
import io.leeway.support.test.hostile.Siege;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(
        value = EmbeddedServersResource.class,
        initArgs = {
            @ResourceArg(name = "only", value = "postgres,amqp"),
            @ResourceArg(name = "database", value = "ingest")
        })
class BadRequestsComponentTest {

    private static final int REQUESTS = 20_000;
    private static final long SEED = 20_261_125;

    /** As many as there are connections, so that the refusals of one do not wait for those of another. */
    private static final List<String> MODELS = IntStream.range(0, Siege.CONNECTIONS)
            .mapToObj(i -> "/v1/models/besieged-" + i)
            .toList();

    private static final String HEADER = "id,at,amount,plan,vector,prediction,probability,target\n";
    private static final String ROW = "1,2024-05-17T13:00:00Z,1.5,a,\"[0.5,1]\",Yes,0.5,No\n";
    private static final String CSV = HEADER + ROW + ROW.replace("1,2024", "2,2024") + ROW.replace("1,2024", "3,2024");
    private static final String OBJECT = "{\"id\":\"1\",\"at\":\"2024-05-17 13:00:00\",\"amount\":1.5,\"plan\":\"a\","
            + "\"vector\":[0.5,1],\"prediction\":\"Yes\",\"probability\":0.5,\"target\":\"No\"}";
    private static final String DEFINITION = """
            model: %s
            task: binary-classification
            rowId: id
            timestamp: at
            features: {amount: numeric, plan: categorical}
            prediction: {column: prediction, probability: probability, positive: "Yes"}
            target: target
            embedding: {array: vector, dimensions: 2}
            window: {every: P1D}
            drift: {alpha: 0.05, detectors: {energy: 0.3}}
            alerts: [{on: risk, at: critical, to: {email: ops@example.com}}]
            """;
    private static final String DEFINITION_JSON = "{\"model\":\"besieged-definition\",\"task\":\"regression\","
            + "\"rowId\":\"id\",\"features\":{\"a\":\"numeric\"},\"prediction\":{\"column\":\"p\"},"
            + "\"drift\":{\"alpha\":0.05},\"alerts\":[{\"on\":\"risk\",\"to\":{\"email\":\"a@example.com\"}}]}";

    @Inject
    DataSource ledger;

    @Test
    void shouldRefuseBadRequestsWithAWordAndStoreNothingHalf() throws SQLException {
        // Given
        PlainText.send();
        for (String model : MODELS) {
            send("application/yaml", definition(model)).put(model).then().statusCode(201);
            send("text/csv", CSV).put(model + "/reference").then().statusCode(202);
        }
        long before = count("select count(*) from dataset");

        // When
        Siege.Outcome outcome = Siege.run(
                RestAssured.port,
                SEED,
                REQUESTS,
                MODELS.stream().flatMap(model -> endpoints(model).stream()).toList());

        // Then
        assertThat(outcome.failures()).as("answers to seed %d", SEED).isEmpty();
        assertThat(refused(outcome)).as("statuses %s", outcome.statuses()).isGreaterThan(REQUESTS / 2);
        assertThat(count("select count(*) from dataset") - before)
                .isLessThanOrEqualTo(outcome.statuses().getOrDefault(202, 0));
        assertThat(count("select count(*) from payload_block"))
                .isEqualTo(count("select coalesce(sum(block_count), 0) from dataset"));
        for (String model : MODELS) {
            send("text/csv", CSV).post(model + "/batches?name=good").then().statusCode(202);
        }
    }

    private static long refused(Siege.Outcome outcome) {
        return outcome.statuses().entrySet().stream()
                .filter(status -> status.getKey() >= 400)
                .mapToLong(status -> status.getValue())
                .sum();
    }

    private static String definition(String path) {
        return DEFINITION.formatted(path.substring(path.lastIndexOf('/') + 1));
    }

    private static List<Endpoint> endpoints(String model) {
        List<Endpoint.Sample> rows = List.of(
                new Endpoint.Sample("text/csv", CSV),
                new Endpoint.Sample("application/x-ndjson", OBJECT + "\n" + OBJECT.replace("\"1\"", "\"2\"") + "\n"),
                new Endpoint.Sample("application/json", "[" + OBJECT + "]"));
        List<Endpoint.Sample> labels = List.of(
                new Endpoint.Sample("text/csv", "id,target\n1,Yes\n2,No\n"),
                new Endpoint.Sample("application/x-ndjson", "{\"id\":\"1\",\"target\":\"No\"}\n"),
                new Endpoint.Sample("application/json", "[{\"id\":\"1\",\"target\":\"No\"}]"));
        List<Endpoint.Sample> definitions = List.of(
                new Endpoint.Sample("application/json", DEFINITION_JSON),
                new Endpoint.Sample("application/yaml", definition("besieged-definition")));
        return List.of(
                new Endpoint("PUT", "/v1/models/besieged-definition", definitions),
                new Endpoint("PUT", model + "/reference", rows),
                new Endpoint("POST", model + "/batches", rows),
                new Endpoint("POST", model + "/batches?name=one", rows),
                new Endpoint("POST", model + "/labels", labels),
                Endpoint.get("/v1/models"),
                Endpoint.get(model),
                Endpoint.get(model + "/batches"),
                Endpoint.get(model + "/batches/0b0e6e0c-0000-4000-8000-000000000000"),
                Endpoint.get(model + "/references/0b0e6e0c-0000-4000-8000-000000000000/blocks/0"),
                Endpoint.get("/v1/accounting"),
                Endpoint.get("/v1/dead-letters"),
                Endpoint.get("/v1/dead-letters/1"),
                Endpoint.get(model + "/references"),
                Endpoint.get(model + "/refusals"));
    }

    private long count(String query) throws SQLException {
        try (Connection connection = ledger.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }

    private static io.restassured.specification.RequestSpecification send(String type, String body) {
        return given().contentType(type).body(body.getBytes(UTF_8));
    }
}
