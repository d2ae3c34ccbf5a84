package io.leeway.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.leeway.support.test.EmbeddedServersResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;

/** Subscriptions and parameters: each once, in pages, and nothing that no table could hold. */
@QuarkusTest
@WithTestResource(
        value = EmbeddedServersResource.class,
        initArgs = {
            @ResourceArg(name = "only", value = "postgres,amqp,mail"),
            @ResourceArg(name = "database", value = "alert")
        })
class SubscriptionComponentTest {

    private static final String PROBLEM = "application/problem+json";

    private final String model = "model-" + UUID.randomUUID();

    @Test
    void shouldKeepTheSameSubscriptionOnceHoweverManyAskForItAtATime() throws Exception {
        // Given
        List<Callable<Response>> calls = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            calls.add(() -> subscribe("{\"model\":\"" + model + "\",\"email\":\"ops@example.com\"}"));
        }

        // When
        List<Integer> statuses = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Response> answer : threads.invokeAll(calls, 60, TimeUnit.SECONDS)) {
                statuses.add(answer.get().statusCode());
                ids.add(answer.get().path("id"));
            }
        }

        // Then
        assertThat(statuses).containsOnly(200, 201).containsOnlyOnce(201);
        assertThat(ids).hasSize(16).containsOnly(ids.getFirst());
        given().get("/v1/subscriptions?model=" + model).then().body("$", hasSize(1));
        subscribe("{\"model\":\"" + model + "\",\"email\":\"ops@example.com\",\"minimumSeverity\":\"critical\"}")
                .then()
                .statusCode(201);
    }

    @Test
    void shouldAnswerInPages() {
        // Given
        for (int i = 0; i < 5; i++) {
            subscribe("{\"model\":\"" + model + "\",\"email\":\"ops" + i + "@example.com\"}")
                    .then()
                    .statusCode(201);
        }

        // When
        List<String> first = page("");
        List<String> second = page("&after=" + first.getLast());
        List<String> third = page("&after=" + second.getLast());

        // Then
        assertThat(first).hasSize(2);
        assertThat(second).hasSize(2).doesNotContainAnyElementsOf(first);
        assertThat(third).hasSize(1);
        given().get("/v1/subscriptions?limit=1001").then().statusCode(400).contentType(PROBLEM);
        given().get("/v1/subscriptions?after=" + UUID.randomUUID())
                .then()
                .statusCode(400)
                .contentType(PROBLEM);
    }

    @Test
    void shouldSayWhatIsWrongWithAnAddress() {
        subscribe("{\"email\":\"" + "a".repeat(309) + "@example.com\"}")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("detail", containsString("321 characters"));
        subscribe("{\"email\":\"nul\\u0000@example.com\"}")
                .then()
                .statusCode(400)
                .contentType(PROBLEM);
        subscribe("{\"email\":\"a@example.com\\r\\nBcc: b@example.com\"}")
                .then()
                .statusCode(400)
                .contentType(PROBLEM);
        subscribe("{\"email\":\"a@example.com\",\"model\":\"nul\\u0000\"}")
                .then()
                .statusCode(400)
                .contentType(PROBLEM);
        subscribe("{}").then().statusCode(400).contentType(PROBLEM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/alerts?model=%00",
                "/v1/alerts?model=A%20B",
                "/v1/alerts?limit=abc",
                "/v1/alerts?limit=0",
                "/v1/alerts?limit=99999999999",
                "/v1/alerts?state=%00",
                "/v1/alerts?before=%00",
                "/v1/alerts?before=3f0c8e3e-0000-0000-0000-000000000000",
                "/v1/deliveries?state=lost",
                "/v1/deliveries?model=%00",
                "/v1/deliveries?limit=-1",
                "/v1/deliveries?before=x",
                "/v1/subscriptions?model=%00",
                "/v1/subscriptions?limit=abc",
                "/v1/models/%00/assessed",
                "/v1/models/m/assessed?limit=abc",
                "/v1/models/m/assessed?after=%00",
                "/v1/alerts/stream?model=%00"
            })
    void shouldRefuseParametersThatCannotBe(String path) {
        given().urlEncodingEnabled(false).get(path).then().statusCode(400).contentType(PROBLEM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"by\":\"\"}", "{\"by\":\" \"}", "{\"by\":\"a\\nb\"}", "{\"by\":\"\\u0000\"}", "{}", "null", ""
            })
    void shouldRefuseToHaveAnAlertTakenOnByNobody(String body) {
        given().contentType("application/json")
                .body(body)
                .post("/v1/alerts/" + UUID.randomUUID() + "/acknowledge")
                .then()
                .statusCode(400)
                .contentType(PROBLEM);
    }

    @Test
    void shouldRefuseATooLongNameAndAnUnknownAlert() {
        given().contentType("application/json")
                .body("{\"by\":\"" + "a".repeat(201) + "\"}")
                .post("/v1/alerts/" + UUID.randomUUID() + "/acknowledge")
                .then()
                .statusCode(400)
                .contentType(PROBLEM);
        given().contentType("application/json")
                .body("{\"by\":\"Ada\"}")
                .post("/v1/alerts/" + UUID.randomUUID() + "/acknowledge")
                .then()
                .statusCode(404)
                .contentType(PROBLEM);
        given().urlEncodingEnabled(false)
                .get("/v1/alerts/a%0d%0ab")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("detail", containsString("control character"));
    }

    private List<String> page(String after) {
        return given().get("/v1/subscriptions?limit=2&model=" + model + after)
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }

    private static Response subscribe(String body) {
        return given().contentType("application/json").body(body).post("/v1/subscriptions");
    }
}
