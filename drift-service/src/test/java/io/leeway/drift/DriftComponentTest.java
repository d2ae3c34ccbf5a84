package io.leeway.drift;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.mongodb.client.MongoClient;
import com.mongodb.client.model.Filters;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.ModelDeleted;
import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.EventBus;
import io.leeway.support.test.FakeIngestResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, initArgs = @ResourceArg(name = "only", value = "amqp,mongo"))
@WithTestResource(FakeIngestResource.class)
class DriftComponentTest {

    @Inject
    MongoClient mongo;

    private final String model = "model-" + UUID.randomUUID();
    private final TestBatches batches = new TestBatches(model, "x.1", 9);

    @Test
    void shouldReportABatchOnceHoweverOftenItIsTold() {
        // Given: the reference's own event never came; its profile is made when it is needed
        String reference = FakeIngestResource.serve(batches.rows(2_000, 0));
        CloudEvent<BatchAccepted> drifted = accepted(FakeIngestResource.serve(batches.rows(300, 2)), 1, reference, 300);
        CloudEvent<BatchAccepted> clean = accepted(FakeIngestResource.serve(batches.rows(300, 0)), 2, reference, 300);
        try (EventBus bus = EventBus.connect()) {
            List<JsonNode> told = bus.listen(EventType.DRIFT_EVALUATED);
            List<JsonNode> done = bus.listen(EventType.WORK_DONE);

            // When
            bus.tell(EventType.BATCH_ACCEPTED, drifted);
            bus.tell(EventType.BATCH_ACCEPTED, clean);
            bus.tell(EventType.BATCH_ACCEPTED, drifted);

            // Then
            await().atMost(30, TimeUnit.SECONDS).until(() -> done.size() == 3);
            assertThat(told).hasSize(2);
            assertThat(report(told.get(0)).path("driftedFeatures").get(0).asText())
                    .isEqualTo("x.1");
            assertThat(report(told.get(1)).path("verdict").asText()).isEqualTo("stable");
            assertThat(done.get(2).path("data")).isEqualTo(done.get(0).path("data"));
            assertThat(done.get(0).path("data").path("revision").asInt()).isEqualTo(1);
            assertThat(count("drift_reports")).isEqualTo(2);
            // Two columns, each with both batches in its bucket.
            assertThat(count("drift_series")).isEqualTo(2);
        }
    }

    @Test
    void shouldDeadLetterABatchWhoseRowsAreGone() {
        try (EventBus bus = EventBus.connect()) {
            // Given
            List<JsonNode> letters = bus.deadLetters();
            String reference = FakeIngestResource.serve(batches.rows(100, 0));

            // When
            bus.tell(EventType.BATCH_ACCEPTED, accepted("no-such-batch", 1, reference, 10));

            // Then
            await().atMost(30, TimeUnit.SECONDS).until(() -> !letters.isEmpty());
            assertThat(letters.getFirst().path("reason").asText()).contains("no longer kept");
        }
    }

    @Test
    void shouldDeadLetterDamagedRowsAndPassOverADeletedModel() {
        try (EventBus bus = EventBus.connect()) {
            // Given
            List<JsonNode> letters = bus.deadLetters();
            List<JsonNode> done = bus.listen(EventType.WORK_DONE);
            String reference = FakeIngestResource.serve(batches.rows(100, 0));

            // When
            bus.tell(
                    EventType.BATCH_ACCEPTED,
                    accepted(FakeIngestResource.serve(new byte[] {1, 2, 3}), 1, reference, 10));
            bus.tell(EventType.BATCH_ACCEPTED, accepted(FakeIngestResource.serveOfDeletedModel(), 2, reference, 10));

            // Then
            await().atMost(30, TimeUnit.SECONDS).until(() -> done.size() == 1 && !letters.isEmpty());
            assertThat(letters).hasSize(1);
            assertThat(letters.getFirst().path("reason").asText()).contains("block 0 of batches", "is damaged");
        }
    }

    @Test
    void shouldForgetADeletedModelAndWhatComesOfItLater() {
        try (EventBus bus = EventBus.connect()) {
            // Given
            List<JsonNode> told = bus.listen(EventType.DRIFT_EVALUATED);
            List<JsonNode> done = bus.listen(EventType.WORK_DONE);
            String reference = FakeIngestResource.serve(batches.rows(100, 0));
            bus.tell(
                    EventType.BATCH_ACCEPTED,
                    accepted(FakeIngestResource.serve(batches.rows(100, 0)), 1, reference, 100));
            await().atMost(30, TimeUnit.SECONDS).until(() -> told.size() == 1);

            // When
            Instant at = Instant.parse("2026-01-02T00:00:00Z");
            bus.tell(
                    EventType.MODEL_DELETED,
                    CloudEvent.of("test", EventType.MODEL_DELETED, model, 1, at, new ModelDeleted(model, at)));
            bus.tell(
                    EventType.BATCH_ACCEPTED,
                    accepted(FakeIngestResource.serve(batches.rows(100, 0)), 2, reference, 100));

            // Then
            await().atMost(30, TimeUnit.SECONDS).until(() -> done.size() == 3);
            assertThat(told).hasSize(1);
            assertThat(count("drift_reports")).isZero();
            assertThat(count("drift_series")).isZero();
            assertThat(count("reference_profiles")).isZero();
        }
    }

    private long count(String collection) {
        return mongo.getDatabase("leeway").getCollection(collection).countDocuments(Filters.eq("model", model));
    }

    private static JsonNode report(JsonNode event) {
        return event.path("data").path("report");
    }

    private CloudEvent<BatchAccepted> accepted(String batch, long sequence, String reference, long rows) {
        BatchRef ref = batches.ref(batch, batch, sequence, reference, rows);
        return TestBatches.told(ref.subject(), batches.accepted(ref, null));
    }
}
