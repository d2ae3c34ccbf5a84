package io.leeway.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.leeway.ingest.events.CollectedRows;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@TestProfile(EventInboxProfile.class)
@WithTestResource(WiredServersResource.class)
class EventInboxComponentTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String REQUEST = "org.kubeflow.serving.inference.request";
    private static final String RESPONSE = "org.kubeflow.serving.inference.response";
    private static final String ASKED = "{\"instances\": [[1.5]]}";
    private static final String ANSWERED = "{\"predictions\": [2.5]}";
    private static final String JSON = "application/json";
    private static final String STRUCTURED = "application/cloudevents+json";

    /** Set by {@link WiredServersResource}. */
    Map<String, Runnable> wires;

    private TestModel model;
    private PredictionSender sender;

    @BeforeEach
    void registerAModelOfItsOwn() {
        PlainText.send();
        model = TestModel.define();
        model.reference(40);
        sender = new PredictionSender();
        await().atMost(SOON).until(this::isRead);
    }

    @AfterEach
    void mend() {
        sender.close();
        wires.get("mend-broker").run();
        wires.get("mend-database").run();
        await().atMost(SOON).until(() -> given().get("/v1/models?limit=1").statusCode() == 200);
    }

    private record Sent(String routingKey, String contentType, Map<String, Object> headers, String body) {}

    @Test
    void shouldTakeEveryFormInEveryOrderOnce() {
        // When
        send(half(REQUEST, "a", ASKED));
        send(half(RESPONSE, "a", ANSWERED));
        send(half(RESPONSE, "b", ANSWERED));
        send(half(REQUEST, "b", ASKED));
        send(half(REQUEST, "a", ASKED));
        send(new Sent(model.name(), JSON, Map.of("cloudEvents_id", "c", "cloudEvents_type", REQUEST), ASKED));
        send(new Sent(model.name(), STRUCTURED, Map.of(), structured("c", RESPONSE, ANSWERED)));
        send(new Sent(
                model.name(),
                "application/cloudevents-batch+json",
                Map.of(),
                "[" + structured("d", RESPONSE, ANSWERED) + "," + structured("d", REQUEST, ASKED) + "]"));
        send(new Sent(model.name(), JSON, Map.of(), "{\"id\": \"e\", \"amount\": 1, \"prediction\": 2}"));

        // Then
        await().atMost(SOON).until(() -> account("collected") == 9);
        assertThat(account("accepted")).isEqualTo(9);
        assertThat(account("duplicates")).isEqualTo(1);
        assertThat(CollectedRows.ids(model.name())).containsExactlyInAnyOrder("a", "b", "c", "d", "e");
        assertThat(sender.reason()).isEmpty();
    }

    @Test
    void shouldGiveBadMessagesUpInTheWordsOfTheAnswerOverHttp() {
        // Given
        List<Sent> bad = List.of(
                new Sent("nobody", JSON, Map.of(), ASKED),
                half(REQUEST, "a", "{\"instances\": [[1, 2]]}"),
                half("io.example.other", "a", ASKED),
                new Sent(model.name(), JSON, Map.of(), "{"),
                new Sent(model.name(), JSON, Map.of(), "{\"id\": \"a\", \"amount\": \"many\", \"prediction\": 1}"),
                new Sent(model.name(), JSON, Map.of(), " ".repeat(EventInboxProfile.LARGEST_BODY + 1)),
                new Sent(model.name(), "application/octet-stream", Map.of(), ASKED));
        double before = givenUp();

        // When
        bad.forEach(this::send);

        // Then
        await().atMost(SOON).until(() -> sender.length(PredictionSender.GIVEN_UP) == bad.size());
        await().atMost(SOON).untilAsserted(() -> assertThat(metric(
                        "leeway_queue_messages{queue=\"" + PredictionSender.QUEUE + "\",state=\"dead-lettered\"}"))
                .isEqualTo(bad.size()));
        List<String> reasons = Stream.generate(sender::reason)
                .limit(bad.size())
                .map(Optional::orElseThrow)
                .toList();
        assertThat(reasons)
                .containsExactlyInAnyOrderElementsOf(
                        bad.stream().map(this::overHttp).toList());
        assertThat(givenUp() - before).isEqualTo(bad.size());
        given().get(model.path() + "/refusals").then().body("[0].kind", equalTo("events"));
        assertThat(account("accepted")).isZero();
        // And: all but the one of a model that is none are in the model's account
        assertThat(account("deadLettered")).isEqualTo(bad.size() - 1);
        given().get("/v1/accounting?model=" + model.name())
                .then()
                .body("models[0].events.deadLettered", equalTo(bad.size() - 1));
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        metric("leeway_events{model=\"" + model.name() + "\",state=\"dead-lettered\"}"))
                .isEqualTo(bad.size() - 1));
    }

    @Test
    void shouldTakeWhatIsGoodFromAmongManyThatAreBad() {
        // Given
        int bad = 500;
        List<String> good = IntStream.range(0, 10).mapToObj(i -> "g" + i).toList();

        // When
        for (int i = 0; i < bad; i++) {
            send(half("io.example.other", "a", ASKED));
            if (i % 50 == 0) {
                send(new Sent(
                        model.name(),
                        JSON,
                        Map.of(),
                        "{\"id\": \"" + good.get(i / 50) + "\", \"amount\": 1, \"prediction\": 2}"));
            }
        }

        // Then
        await().atMost(SOON).until(() -> account("collected") == good.size());
        await().atMost(SOON).until(() -> account("deadLettered") == bad);
        assertThat(CollectedRows.ids(model.name())).containsExactlyInAnyOrderElementsOf(good);
        assertThat(sender.purge(PredictionSender.GIVEN_UP)).isEqualTo(bad);
    }

    @Test
    void shouldSayThatAMessageWithoutARoutingKeyHasNoModel() {
        // When
        send(new Sent("", JSON, Map.of(), ASKED));

        // Then
        String reason =
                await().atMost(SOON).until(sender::reason, Optional::isPresent).orElseThrow();
        assertThat(reason)
                .isEqualTo(
                        "Incomplete event: The event has no model. Send it with the model's name as the routing key.");
    }

    @Test
    void shouldStoreEachEventOnceWhateverBreaksMeanwhile() {
        // Given: halves in any order, some of them twice
        int predictions = 200;
        List<String> ids =
                IntStream.range(0, predictions).mapToObj(i -> "p" + i).toList();
        List<Sent> messages = new ArrayList<>();
        ids.forEach(id -> {
            messages.add(half(REQUEST, id, ASKED));
            messages.add(half(RESPONSE, id, ANSWERED));
        });
        messages.addAll(messages.subList(0, predictions / 2));
        Collections.shuffle(messages, new Random(19));
        Map<Integer, String> breaks = Map.of(
                50, "tear-broker",
                80, "mend-broker",
                150, "tear-database",
                200, "tear-broker",
                250, "mend-broker",
                300, "mend-database",
                400, "tear-broker",
                401, "mend-broker");

        // When
        for (int i = 0; i < messages.size(); i++) {
            Optional.ofNullable(breaks.get(i)).map(wires::get).ifPresent(Runnable::run);
            send(messages.get(i));
        }

        // Then
        await().atMost(SOON).ignoreExceptions().until(() -> account("collected") == 2 * predictions);
        await().atMost(SOON).until(() -> sender.length(PredictionSender.QUEUE) == 0);
        assertThat(account("accepted")).isEqualTo(2 * predictions);
        assertThat(account("duplicates")).isGreaterThanOrEqualTo(predictions / 2);
        assertThat(CollectedRows.ids(model.name())).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(sender.reason()).isEmpty();
    }

    @Test
    void shouldKeepMessagesThatCannotBeStoredYetAndSaySo() {
        // Given
        wires.get("tear-database").run();

        // When
        send(new Sent(model.name(), JSON, Map.of(), "{\"id\": \"e\", \"amount\": 1, \"prediction\": 2}"));

        // Then
        await().atMost(SOON).untilAsserted(() -> given().get("/q/health/ready")
                .then()
                .body(containsString("\"" + PredictionSender.QUEUE + "\"")));
        wires.get("mend-database").run();
        await().atMost(SOON).ignoreExceptions().until(() -> account("collected") == 1);
        assertThat(sender.reason()).isEmpty();
    }

    private void send(Sent message) {
        sender.send(message.routingKey(), message.contentType(), message.headers(), message.body());
    }

    /** In binary mode. */
    private Sent half(String type, String id, String body) {
        return new Sent(
                model.name(),
                JSON,
                Map.of(
                        "cloudEvents:specversion", "1.0",
                        "cloudEvents:source", "http://localhost:9081/",
                        "cloudEvents:type", type,
                        "cloudEvents:id", id,
                        "cloudEvents:time", "2026-01-02T00:00:00Z"),
                body);
    }

    private static String structured(String id, String type, String data) {
        return """
                {"specversion": "1.0", "source": "test", "id": "%s", "type": "%s", "data": %s}""".formatted(id, type, data);
    }

    /** How it is refused over HTTP. */
    private String overHttp(Sent message) {
        RequestSpecification request = given().contentType(message.contentType());
        message.headers()
                .forEach((name, value) -> request.header("ce-" + name.substring("cloudEvents:".length()), value));
        JsonPath problem = request.body(message.body().getBytes(UTF_8))
                .post("/v1/models/" + message.routingKey() + "/events")
                .then()
                .contentType("application/problem+json")
                .extract()
                .jsonPath();
        return problem.getString("title") + ": " + problem.getString("detail");
    }

    private int account(String what) {
        return given().get(model.path() + "/events")
                .then()
                .statusCode(200)
                .extract()
                .path(what);
    }

    private boolean isRead() {
        return metric("leeway_queue_consumers{queue=\"" + PredictionSender.QUEUE + "\"}") > 0;
    }

    private static double givenUp() {
        return metric("leeway_work_seconds_count{outcome=\"dead-lettered\",queue=\"" + PredictionSender.QUEUE + "\"}");
    }

    /** The value of a series; 0 where there is none yet. */
    private static double metric(String series) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .sum();
    }
}
