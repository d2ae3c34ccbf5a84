package io.leeway.drift;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.mongodb.client.MongoClient;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.bson.Document;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.WindowPart;
import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.Task;
import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.EventBus;
import io.leeway.support.test.FakeIngestResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, initArgs = @ResourceArg(name = "only", value = "amqp,mongo"))
@WithTestResource(FakeIngestResource.class)
class DefinitionChangeComponentTest {

    @Inject
    MongoClient mongo;

    private final String model = "model-" + UUID.randomUUID();

    @Test
    void shouldCompareWithTheReferenceAsItIsProfiledUnderTheDefinitionOfNow() {
        // Given: every row is another one by its number, and one of three by its plan
        Map<String, FeatureType> both = Map.of("number", FeatureType.NUMERIC, "plan", FeatureType.CATEGORICAL);
        String reference = FakeIngestResource.serve(rows(600));
        try (EventBus bus = EventBus.connect()) {
            List<JsonNode> told = bus.listen(EventType.DRIFT_EVALUATED);
            tell(bus, accepted(1, reference, rows(600), 1, definition(both).build()));
            await().atMost(30, TimeUnit.SECONDS).until(() -> told.size() == 1);

            // When: the number is monitored no more
            ModelDefinition plan =
                    definition(Map.of("plan", FeatureType.CATEGORICAL)).build();
            tell(bus, accepted(2, reference, rows(600), 2, plan));

            // Then: rows repeat as often as in the reference
            await().atMost(30, TimeUnit.SECONDS).until(() -> told.size() == 2);
            assertThat(report(told.get(1)).path("quality")).isEmpty();
            assertThat(profiles()).isEqualTo(2);
        }
    }

    @Test
    void shouldMakeNoProfileAnewForAnotherThreshold() {
        // Given
        Map<String, FeatureType> features = Map.of("number", FeatureType.NUMERIC);
        String reference = FakeIngestResource.serve(rows(600));
        try (EventBus bus = EventBus.connect()) {
            List<JsonNode> told = bus.listen(EventType.DRIFT_EVALUATED);
            tell(bus, accepted(1, reference, rows(600), 1, definition(features).build()));

            // When
            DriftSettings other = new DriftSettings(null, 0.2, 0.5, null, null, null, null, null, null);
            tell(
                    bus,
                    accepted(
                            2,
                            reference,
                            rows(600),
                            2,
                            definition(features).drift(other).build()));

            // Then
            await().atMost(30, TimeUnit.SECONDS).until(() -> told.size() == 2);
            assertThat(profiles()).isEqualTo(1);
        }
    }

    @Test
    void shouldReadTheReferenceOnceWhereItLacksAColumn() {
        // Given: the reference came before the feature was monitored
        Map<String, FeatureType> features = Map.of("number", FeatureType.NUMERIC, "late", FeatureType.NUMERIC);
        String reference = FakeIngestResource.serve(rows(600));
        ModelDefinition definition = definition(features).build();
        try (EventBus bus = EventBus.connect()) {
            List<JsonNode> told = bus.listen(EventType.DRIFT_EVALUATED);
            tell(bus, accepted(1, reference, rows(600), 1, definition));
            await().atMost(30, TimeUnit.SECONDS).until(() -> told.size() == 1);
            FakeIngestResource.drop(reference);

            // When: its rows cannot be read a second time
            tell(bus, accepted(2, reference, rows(600), 1, definition));

            // Then
            await().atMost(30, TimeUnit.SECONDS).until(() -> told.size() == 2);
            JsonNode late = report(told.get(1)).path("features").get(0);
            JsonNode number = report(told.get(1)).path("features").get(1);
            assertThat(List.of(late, number))
                    .anySatisfy(column ->
                            assertThat(column.path("verdict").asText()).isEqualTo("insufficient-data"))
                    .anySatisfy(column ->
                            assertThat(column.path("verdict").asText()).isEqualTo("stable"));
        }
    }

    @Test
    void shouldRememberHowTheOutputsOfEarlierPartsFitTogether() {
        // Given: in the first part the probability is that of the other class
        Map<String, FeatureType> features = Map.of("number", FeatureType.NUMERIC);
        ModelDefinition definition = definition(features)
                .task(Task.BINARY_CLASSIFICATION)
                .prediction(new PredictionColumns("churn", "score", "yes"))
                .build();
        String reference = FakeIngestResource.serve(scored(600, false));
        try (EventBus bus = EventBus.connect()) {
            List<JsonNode> told = bus.listen(EventType.DRIFT_EVALUATED);
            tell(bus, part(1, reference, scored(600, true), definition));

            // When
            tell(bus, part(2, reference, scored(100, false), definition));

            // Then
            await().atMost(30, TimeUnit.SECONDS).until(() -> told.size() == 2);
            assertThat(report(told.get(1)).path("quality").findValuesAsText("check"))
                    .contains("probability-direction");
        }
    }

    private long profiles() {
        return mongo.getDatabase("leeway")
                .getCollection("reference_profiles")
                .countDocuments(new Document("model", model).append("complete", true));
    }

    private static JsonNode report(JsonNode event) {
        return event.path("data").path("report");
    }

    private static void tell(EventBus bus, BatchAccepted accepted) {
        bus.tell(
                EventType.BATCH_ACCEPTED,
                TestBatches.told(
                        accepted.judged().subject() + "/" + accepted.batch().batch(), accepted));
    }

    private BatchAccepted accepted(long sequence, String reference, Block rows, int version, ModelDefinition of) {
        return new BatchAccepted(ref(rows, sequence, reference), 1, 1, false, version, of, null, null);
    }

    private BatchAccepted part(long sequence, String reference, Block rows, ModelDefinition definition) {
        BatchRef part = ref(rows, sequence, reference);
        BatchRef whole = new BatchRef(
                model, "rows-1", "window 1", 1, reference, rows.rows(), 0, TestBatches.ACCEPTED, null, null);
        return new BatchAccepted(part, 1, 1, false, 1, definition, null, new WindowPart(whole, 0));
    }

    private BatchRef ref(Block rows, long sequence, String reference) {
        String batch = FakeIngestResource.serve(rows);
        return new BatchRef(model, batch, batch, sequence, reference, rows.rows(), 0, TestBatches.ACCEPTED, null, null);
    }

    private ModelDefinitionBuilder definition(Map<String, FeatureType> features) {
        return ModelDefinitionBuilder.builder()
                .model(model)
                .task(Task.REGRESSION)
                .rowId("id")
                .features(features)
                .prediction(new PredictionColumns("prediction", null, null));
    }

    private static Block rows(int size) {
        double[] numbers = IntStream.range(0, size).mapToDouble(i -> i).toArray();
        return new Block(
                size,
                List.of(
                        new Column.Numeric("number", numbers),
                        new Column.Text("plan", new String[] {"a", "b", "c"}, codes(size, 3)),
                        new Column.Numeric("prediction", numbers)));
    }

    private static Block scored(int size, boolean turned) {
        return new Block(
                size,
                List.of(
                        new Column.Numeric(
                                "number",
                                IntStream.range(0, size).mapToDouble(i -> i).toArray()),
                        new Column.Text("churn", new String[] {"yes", "no"}, codes(size, 2)),
                        new Column.Numeric(
                                "score",
                                IntStream.range(0, size)
                                        .mapToDouble(i -> (i % 2 == 0) != turned ? 0.9 : 0.1)
                                        .toArray())));
    }

    private static int[] codes(int size, int categories) {
        return IntStream.range(0, size).map(i -> i % categories).toArray();
    }
}
