package io.leeway.performance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.BlockCodec;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.Task;
import io.leeway.support.blocks.BlockSource;
import io.leeway.support.messaging.UnprocessableEventException;
import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.EventBus;
import io.leeway.support.test.FakeIngestResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, initArgs = @ResourceArg(name = "only", value = "amqp,mongo"))
@WithTestResource(FakeIngestResource.class)
class FetchedColumnsComponentTest {

    private static final int ROWS = 200;
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    /** Has what a query has to be written otherwise for. */
    private static final String PREDICTION = "p & q = 100 %+\tä";

    private final String model = "fetched-" + UUID.randomUUID();

    @Inject
    BlockSource source;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldMeasureWithTheColumnsThatItNeedsWhetherOrNotTheRestComesToo(boolean whole) {
        // Given
        String reference = serve(rows(1), whole);
        String batch = serve(rows(2), whole);
        try (EventBus bus = EventBus.connect()) {
            List<JsonNode> reports = bus.listen(EventType.PERFORMANCE_EVALUATED);

            // When
            bus.tell(
                    EventType.BATCH_ACCEPTED,
                    CloudEvent.of(
                            "test", EventType.BATCH_ACCEPTED, model + "/" + batch, 1, AT, accepted(batch, reference)));

            // Then
            await().atMost(30, TimeUnit.SECONDS).until(() -> reports.size() == 1);
            JsonNode error = metric(reports.getFirst(), "mae");
            assertThat(error.path("value").asDouble()).isCloseTo(2, within(1e-9));
            assertThat(error.path("baseline").asDouble()).isCloseTo(1, within(1e-9));
            assertThat(FakeIngestResource.asked(batch)).containsExactlyInAnyOrder("id", PREDICTION, "target");
            assertThat(FakeIngestResource.asked(reference)).containsExactlyInAnyOrder("time", PREDICTION, "target");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldHandOverTheColumnsThatAreWantedAndThere(boolean whole) {
        // Given
        String batch = serve(rows(1), whole);
        List<Block> blocks = new ArrayList<>();

        // When
        source.batch(accepted(batch, ""), Set.of("x", PREDICTION, "nowhere"), blocks::add);

        // Then
        assertThat(blocks).hasSize(1);
        assertThat(blocks.getFirst().rows()).isEqualTo(ROWS);
        assertThat(blocks.getFirst().columns()).extracting(Column::name).containsExactly("x", PREDICTION);
    }

    @Test
    void shouldHandOverAllColumnsWhereNoneIsNamed() {
        // Given
        String batch = serve(rows(1), false);
        List<Block> blocks = new ArrayList<>();

        // When
        source.batch(accepted(batch, ""), blocks::add);

        // Then
        assertThat(blocks.getFirst().columns()).hasSize(5);
    }

    @Test
    void shouldAskForEverythingWhereTheNamesAreTooManyForARequest() {
        // Given
        String batch = serve(rows(1), false);
        Set<String> wanted = IntStream.range(0, 10_000)
                .mapToObj(i -> "the probability of class " + i)
                .collect(Collectors.toSet());
        wanted.add("x");
        List<Block> blocks = new ArrayList<>();

        // When
        source.batch(accepted(batch, ""), wanted, blocks::add);

        // Then
        assertThat(FakeIngestResource.asked(batch)).isEmpty();
        assertThat(blocks.getFirst().columns()).extracting(Column::name).containsExactly("x");
    }

    @Test
    void shouldSayThatABlockIsDamagedWhateverIsWantedOfIt() {
        // Given
        byte[] damaged = BlockCodec.encode(rows(1));
        damaged[damaged.length / 2] ^= 1;
        BatchAccepted event = accepted(FakeIngestResource.serve(damaged), "");

        // When, Then
        assertThatExceptionOfType(UnprocessableEventException.class)
                .isThrownBy(() -> source.batch(event, Set.of("id"), block -> {}))
                .withMessageContaining("damaged");
    }

    private static String serve(Block block, boolean whole) {
        return whole ? FakeIngestResource.serveWhole(block) : FakeIngestResource.serve(block);
    }

    private BatchAccepted accepted(String batch, String reference) {
        ModelDefinition definition = ModelDefinitionBuilder.builder()
                .model(model)
                .task(Task.REGRESSION)
                .rowId("id")
                .timestamp("time")
                .features(Map.of("x", FeatureType.NUMERIC))
                .prediction(new PredictionColumns(PREDICTION, null, null))
                .target("target")
                .build();
        BatchRef ref = new BatchRef(model, batch, batch, 1, reference, ROWS, 0, AT, null, null);
        return new BatchAccepted(ref, 1, 1, true, 1, definition, null, null);
    }

    /** Rows whose predictions are all wrong by so much. */
    private static Block rows(double error) {
        double[] target = IntStream.range(0, ROWS).mapToDouble(i -> i).toArray();
        double[] predicted =
                IntStream.range(0, ROWS).mapToDouble(i -> i + error).toArray();
        return new Block(
                ROWS,
                List.of(
                        new Column.Text(
                                "id",
                                IntStream.range(0, ROWS)
                                        .mapToObj(i -> "row-" + i)
                                        .toArray(String[]::new),
                                IntStream.range(0, ROWS).toArray()),
                        new Column.Numeric("time", target),
                        new Column.Numeric("x", new double[ROWS]),
                        new Column.Numeric(PREDICTION, predicted),
                        new Column.Numeric("target", target)));
    }

    private static JsonNode metric(JsonNode event, String name) {
        for (JsonNode metric : event.path("data").path("report").path("metrics")) {
            if (metric.path("name").asText().equals(name)) {
                return metric;
            }
        }
        throw new AssertionError("no metric " + name + " in " + event);
    }
}
