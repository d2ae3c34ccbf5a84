package io.leeway.ingest;

import java.util.List;
import java.util.concurrent.TimeUnit;

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

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@WithTestResource(
        value = EmbeddedServersResource.class,
        initArgs = {
            @ResourceArg(name = "only", value = "postgres,amqp"),
            @ResourceArg(name = "database", value = "ingest")
        })
class IngestWindowsComponentTest {

    private static final String HEADER = "id,at,amount,guess\n";

    private final TestModel model = TestModel.named();

    @BeforeEach
    void sendTextAsItIs() {
        PlainText.send();
    }

    @Test
    void shouldDivideABatchByEventTimeAndPutLateRowsIntoTheirWindow() {
        // Given
        define("{every: P1D}").statusCode(201);
        model.send("PUT", "/reference", HEADER + "r1,2026-01-01T00:00:00Z,1,1\n")
                .statusCode(202);
        try (EventBus bus = EventBus.connect()) {
            List<JsonNode> told = bus.listen(EventType.BATCH_ACCEPTED);

            // When: two days in one batch, in any order, then a late row of the first day
            model.send(
                            "POST",
                            "/batches",
                            HEADER
                                    + "a,2026-01-06T10:00:00Z,1,1\nb,2026-01-05T23:59:59Z,2,2\nc,2026-01-06T00:00:00Z,3,3\n")
                    .statusCode(202)
                    .body("rows", equalTo(3));
            model.send("POST", "/batches", HEADER + "d,2026-01-05T12:00:00Z,4,4\n")
                    .statusCode(202);

            // Then
            await().atMost(20, TimeUnit.SECONDS).until(() -> model.of(told).size() == 3);
            List<JsonNode> events = model.of(told);
            assertThat(window(events.get(0)).path("name").asText())
                    .isEqualTo("2026-01-05T00:00:00Z to 2026-01-06T00:00:00Z");
            assertThat(window(events.get(1)).path("name").asText())
                    .isEqualTo("2026-01-06T00:00:00Z to 2026-01-07T00:00:00Z");
            assertThat(window(events.get(1)).path("sequence").asLong())
                    .isEqualTo(window(events.get(0)).path("sequence").asLong() + 1);
            assertThat(window(events.get(2)).path("batch"))
                    .isEqualTo(window(events.get(0)).path("batch"));
            assertThat(amounts(events.get(0))).containsExactly(2);
            assertThat(amounts(events.get(1))).containsExactly(1, 3);
            assertThat(events.stream().map(event -> event.path("id").asText()).distinct())
                    .hasSize(3);
        }
    }

    @Test
    void shouldFillAWindowByRowsBatchByBatch() {
        // Given
        define("{rows: 2}").statusCode(201);
        model.send("PUT", "/reference", HEADER + "r1,,1,1\n").statusCode(202);
        try (EventBus bus = EventBus.connect()) {
            List<JsonNode> told = bus.listen(EventType.BATCH_ACCEPTED);

            // When
            for (String id : List.of("a", "b", "c")) {
                model.send("POST", "/batches", HEADER + id + ",,1,1\n").statusCode(202);
            }

            // Then
            await().atMost(20, TimeUnit.SECONDS).until(() -> model.of(told).size() == 3);
            assertThat(model.of(told).stream()
                            .map(event -> window(event).path("name").asText()))
                    .containsExactly("window 1", "window 1", "window 2");
        }
    }

    @Test
    void shouldNotMixRowsThatWereReadUnderDifferentDefinitions() {
        // Given
        define("{every: P1D}").statusCode(201);
        model.send("PUT", "/reference", HEADER + "r1,2026-01-01T00:00:00Z,1,1\n")
                .statusCode(202);
        try (EventBus bus = EventBus.connect()) {
            List<JsonNode> told = bus.listen(EventType.BATCH_ACCEPTED);
            model.send("POST", "/batches", HEADER + "a,2026-01-05T10:00:00Z,1,1\n")
                    .statusCode(202);

            // When: thresholds change, then the words for missing values
            define("{every: P1D}\ndrift: {psi: 0.5}").statusCode(200);
            model.send("POST", "/batches", HEADER + "b,2026-01-05T11:00:00Z,1,1\n")
                    .statusCode(202)
                    .body("notes", hasSize(0));
            define("{every: P1D}\nmissing: [none]").statusCode(200);
            model.send("POST", "/batches", HEADER + "c,2026-01-05T12:00:00Z,1,1\n")
                    .statusCode(202)
                    .body("notes[0]", containsString("read under version 1"));

            // Then
            await().atMost(20, TimeUnit.SECONDS).until(() -> model.of(told).size() == 3);
            List<String> windows = model.of(told).stream()
                    .map(event -> window(event).path("batch").asText())
                    .toList();
            assertThat(windows.get(1)).isEqualTo(windows.get(0));
            assertThat(windows.get(2)).isNotEqualTo(windows.get(0));
        }
    }

    @Test
    void shouldRejectARowWithoutTheTimeThatItsWindowNeeds() {
        // Given
        define("{every: PT1H}").statusCode(201);
        model.send("PUT", "/reference", HEADER + "r1,2026-01-01T00:00:00Z,1,1\n")
                .statusCode(202);

        // Then
        model.send("POST", "/batches", HEADER + "a,,1,1\n")
                .statusCode(422)
                .body("errors[0].message", containsString("event time is missing"));
    }

    @Test
    void shouldRefuseAWindowThatIsNone() {
        define("{rows: 5, every: P1D}").statusCode(400).body("place", startsWith("window (line "));
        define("{every: weekly}").statusCode(400).body("detail", containsString("ISO-8601"));
    }

    private static JsonNode window(JsonNode event) {
        return event.path("data").path("part").path("window");
    }

    private double[] amounts(JsonNode event) {
        Block block = model.block(
                event, event.path("data").path("part").path("firstBlock").asInt());
        return block.numeric("amount").orElseThrow().values();
    }

    private ValidatableResponse define(String window) {
        return model.define("""
                timestamp: at
                prediction: {column: guess}
                window: %s
                """.formatted(window));
    }
}
