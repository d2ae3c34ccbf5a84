package io.leeway.ingest.events;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.leeway.support.persistence.Transactions;
import io.leeway.support.test.EmbeddedServersResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

@QuarkusTest
@TestProfile(EventsProfile.class)
@WithTestResource(
        value = EmbeddedServersResource.class,
        initArgs = {
            @ResourceArg(name = "only", value = "postgres,amqp"),
            @ResourceArg(name = "database", value = "ingest")
        })
class EventsComponentTest {

    private static final String REQUEST = "org.kubeflow.serving.inference.request";
    private static final String RESPONSE = "org.kubeflow.serving.inference.response";
    private static final String ASKED = "{\"instances\": [[1.5]]}";
    private static final String ANSWERED = "{\"predictions\": [2.5]}";

    private final String model = "m-" + UUID.randomUUID();

    @Inject
    EventCollector collector;

    @Inject
    EventRepository repository;

    @BeforeEach
    void defineAModelWithAReference() {
        given().contentType("application/json")
                .body("""
                        {"model": "%s", "task": "regression", "rowId": "id", "timestamp": "at",
                         "features": {"amount": "numeric"}, "prediction": {"column": "guess"}, "target": "target"}""".formatted(model))
                .put("/v1/models/" + model)
                .then()
                .statusCode(201);
        given().contentType("application/json")
                .body("""
                        [{"id": "r1", "at": "2026-01-01T00:00:00Z", "amount": 1, "guess": 1, "target": 1}]""")
                .put("/v1/models/" + model + "/reference")
                .then()
                .statusCode(202);
    }

    @Test
    void shouldJoinHalvesInEveryOrderAndTakeEachEventOnce() {
        // When: before and after one another, apart, twice, several rows at once, and a whole
        send(REQUEST, "a", ASKED).statusCode(202).body("events", equalTo(1));
        send(RESPONSE, "a", ANSWERED).statusCode(202);
        send(RESPONSE, "b", ANSWERED).statusCode(202);
        send(RESPONSE, "c", "{\"predictions\": [1, 2]}").statusCode(202);
        send(REQUEST, "b", ASKED).statusCode(202);
        send(REQUEST, "a", ASKED).statusCode(202);
        send(REQUEST, "c", "{\"instances\": [[1], [2]]}").statusCode(202);
        plain("{\"id\": \"d\", \"time\": \"2026-01-03T00:00:00Z\", \"amount\": 4, \"prediction\": 5}")
                .statusCode(202);

        // Then
        await().atMost(30, TimeUnit.SECONDS).until(() -> account("collected") == 7);
        assertThat(account("accepted")).isEqualTo(7);
        assertThat(account("duplicates")).isEqualTo(1);
        assertThat(account("waiting")).isZero();
        assertThat(CollectedRows.ids(model)).containsExactlyInAnyOrder("a", "b", "c-0", "c-1", "d");
        // And: what comes again after it was collected is known
        send(RESPONSE, "a", ANSWERED).statusCode(202);
        assertThat(account("duplicates")).isEqualTo(2);
        assertThat(account("waiting")).isZero();
    }

    @Test
    void shouldCountHalvesWhoseOtherHalfNeverComes() {
        // When
        send(REQUEST, "a", ASKED).statusCode(202);
        send(RESPONSE, "b", ANSWERED).statusCode(202);
        assertThat(account("waiting")).isEqualTo(2);

        // Then
        await().atMost(60, TimeUnit.SECONDS).until(() -> account("unpaired") == 2);
        assertThat(account("waiting")).isZero();
        assertThat(CollectedRows.ids(model)).isEmpty();
    }

    @Test
    void shouldShowEventsBesideBatchesAndToPrometheus() {
        // Given
        given().get("/v1/accounting?model=" + model)
                .then()
                .body("models[0].model", equalTo(model))
                .body("models[0]", not(hasKey("events")));

        // When
        send(REQUEST, "a", ASKED).statusCode(202);
        send(REQUEST, "a", ASKED).statusCode(202);

        // Then
        given().get("/v1/accounting?model=" + model)
                .then()
                .body("models[0].events.accepted", equalTo(1))
                .body("models[0].events.waiting", equalTo(1))
                .body("models[0].events.duplicates", equalTo(1));
        await().atMost(30, TimeUnit.SECONDS).until(() -> given().get("/q/metrics")
                .asString()
                .contains("leeway_events{model=\"" + model + "\",state=\"duplicate\"} 1.0"));
    }

    @Test
    void shouldRefuseHalvesOfDifferentRows() {
        // When
        send(REQUEST, "a", "{\"instances\": [[1], [2]]}").statusCode(202);
        send(RESPONSE, "a", "{\"predictions\": [1]}").statusCode(202);

        // Then
        await().atMost(30, TimeUnit.SECONDS).until(() -> account("refused") == 2);
        assertThat(account("waiting")).isZero();
        assertThat(CollectedRows.ids(model)).isEmpty();
    }

    @Test
    void shouldStoreNoBatchWithoutItsMarksAndCollectAgain() {
        // Given: marking fails, as if the service were killed between both
        execute("""
                create or replace function refuse_to_mark() returns trigger language plpgsql as
                'begin raise exception ''not now''; end'""");
        execute("create trigger fail before update on event for each row when (new.model = '" + model
                + "') execute function refuse_to_mark()");
        for (int i = 0; i < 4; i++) {
            plain(row("e" + i)).statusCode(202);
        }

        // When: it was tried at least twice
        await().pollDelay(5, TimeUnit.SECONDS).atMost(20, TimeUnit.SECONDS).until(() -> account("waiting") == 4);
        assertThat(CollectedRows.ids(model)).isEmpty();
        execute("drop trigger fail on event");

        // Then
        await().atMost(30, TimeUnit.SECONDS).until(() -> account("collected") == 4);
        assertThat(CollectedRows.ids(model)).containsExactlyInAnyOrder("e0", "e1", "e2", "e3");
    }

    @Test
    void shouldCollectEachEventOnceWhenSeveralInstancesDo() {
        // Given
        int events = 20 * EventsProfile.BATCH_ROWS;
        List<String> ids = IntStream.range(0, events).mapToObj(i -> "e" + i).toList();
        plain("[" + String.join(",", ids.stream().map(EventsComponentTest::row).toList()) + "]")
                .statusCode(202);

        // When: beside the scheduled one
        try (ExecutorService instances = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(this::collectAll, instances))
                            .limit(4)
                            .toArray(CompletableFuture[]::new))
                    .join();
        }

        // Then
        await().atMost(30, TimeUnit.SECONDS).until(() -> account("collected") == events);
        assertThat(CollectedRows.ids(model)).hasSize(events).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void shouldTakeEventsWhileOthersAreBeingCollected() {
        // Given: a transaction that has counted an event as collected, and does not end before others were answered
        send(REQUEST, "a", ASKED).statusCode(202);
        CompletableFuture<Void> counted = new CompletableFuture<>();
        CompletableFuture<Void> answered = new CompletableFuture<>();
        try (ExecutorService collecting = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Void> collected = CompletableFuture.runAsync(
                    () -> Transactions.run(() -> sequences()
                            .chain(events -> repository.collect(model, events, UUID.randomUUID()))
                            .invoke(() -> counted.complete(null))
                            .chain(() -> Uni.createFrom().completionStage(answered))),
                    collecting);
            await().until(() -> counted.isDone() || collected.isDone());
            assertThat(account("waiting")).isEqualTo(1);
            assertThat(account("collected")).isZero();

            // When
            try {
                send(REQUEST, "b", ASKED).statusCode(202);
            } finally {
                answered.complete(null);
            }

            // Then
            collected.join();
        }
        assertThat(account("accepted")).isEqualTo(2);
        assertThat(account("collected")).isEqualTo(1);
        assertThat(account("waiting")).isEqualTo(1);
    }

    @Test
    void shouldAddUpWhatEarlierVersionsCounted() {
        // Given
        send(REQUEST, "a", ASKED).statusCode(202);
        execute("update event_account set accepted = accepted + 60, collected = 30, unpaired = 20, refused = 10"
                + " where model = '" + model + "'");
        assertThat(account("collected")).isEqualTo(30);

        // When
        send(RESPONSE, "a", ANSWERED).statusCode(202);

        // Then
        await().atMost(30, TimeUnit.SECONDS).until(() -> account("collected") == 32);
        assertThat(account("accepted")).isEqualTo(62);
        assertThat(account("unpaired")).isEqualTo(20);
        assertThat(account("refused")).isEqualTo(10);
    }

    @Test
    void shouldRefuseBadEventsAndRememberThat() {
        send(REQUEST, "a", "{\"instances\": [[1, 2]]}").statusCode(400).body("detail", containsString("amount"));
        plain("{}").statusCode(400);
        plain("{\"id\": \"a\", \"amount\": \"" + "9".repeat(20_000) + "\"}").statusCode(413);
        given().contentType("application/json")
                .header("Content-Encoding", "gzip")
                .body("{}")
                .post(path())
                .then()
                .statusCode(415);
        given().get("/v1/models/" + model + "/refusals")
                .then()
                .body("size()", equalTo(1))
                .body("[0].kind", equalTo("events"))
                .body("[0].detail", containsString("amount"));
        assertThat(account("accepted")).isZero();
    }

    @Test
    void shouldRefuseEventsOfModelsThatTakeNone() {
        given().contentType("application/json")
                .body(row("a"))
                .post("/v1/models/nobody/events")
                .then()
                .statusCode(404);
        given().post("/v1/models/" + model + "/retire").then().statusCode(200);
        await().atMost(10, TimeUnit.SECONDS)
                .untilAsserted(() -> plain(row("a")).statusCode(409).body("title", equalTo("Model retired")));
    }

    private Uni<List<Long>> sequences() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("select seq from event where model = :model", Long.class)
                        .setParameter("model", model)
                        .getResultList());
    }

    private void collectAll() {
        for (int i = 0; i < 30; i++) {
            collector.collect(model);
        }
    }

    private ValidatableResponse send(String type, String id, String body) {
        return given().contentType("application/json")
                .header("ce-specversion", "1.0")
                .header("ce-type", type)
                .header("ce-id", id)
                .header("ce-source", "http://localhost:9081/")
                .header("ce-time", "2026-01-02T00:00:00.123456789Z")
                .header("ce-inferenceservicename", model)
                .header("ce-namespace", "default")
                .header("ce-endpoint", "")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(path())
                .then();
    }

    private ValidatableResponse plain(String body) {
        return given().contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(path())
                .then();
    }

    private static String row(String id) {
        return "{\"id\": \"" + id + "\", \"amount\": 1, \"guess\": 2}";
    }

    private int account(String what) {
        return given().get(path()).then().statusCode(200).extract().path(what);
    }

    private String path() {
        return "/v1/models/" + model + "/events";
    }

    private static void execute(String sql) {
        Transactions.run(() -> Panache.getSession()
                .chain(session -> session.createNativeQuery(sql).executeUpdate()));
    }
}
