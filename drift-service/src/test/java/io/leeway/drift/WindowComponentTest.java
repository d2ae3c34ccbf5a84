package io.leeway.drift;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.mongodb.client.MongoClient;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.bson.Document;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.WindowPart;
import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.EventBus;
import io.leeway.support.test.FakeIngestResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, initArgs = @ResourceArg(name = "only", value = "amqp,mongo"))
@WithTestResource(FakeIngestResource.class)
class WindowComponentTest {

    @Inject
    MongoClient mongo;

    private final String model = "model-" + UUID.randomUUID();
    private final TestBatches batches = new TestBatches(model, "x", 4);
    private String reference;

    @Test
    void shouldReviseAWindowWithEveryPartAndOnceOnly() {
        // Given: each part is too small to be judged alone
        reference = FakeIngestResource.serve(batches.rows(2_000, 0));
        CloudEvent<BatchAccepted> first = part(batches.rows(25, 1.5), 1, 1);
        CloudEvent<BatchAccepted> second = part(batches.rows(25, 1.5), 1, 2);
        try (EventBus bus = EventBus.connect()) {
            List<JsonNode> told = bus.listen(EventType.DRIFT_EVALUATED);

            // When: the first part is to be done again after the second
            bus.tell(EventType.BATCH_ACCEPTED, first);
            bus.tell(EventType.BATCH_ACCEPTED, second);
            bus.tellAnew(EventType.BATCH_ACCEPTED, first);

            // Then
            await().atMost(30, TimeUnit.SECONDS).until(() -> told.size() == 3);
            assertThat(report(told.get(0)).path("verdict").asText()).isEqualTo("insufficient-data");
            assertThat(report(told.get(0)).path("reason").asText())
                    .contains("25 rows")
                    .contains("30 usable values");
            assertThat(report(told.get(1)).path("verdict").asText()).isEqualTo("drifted");
            assertThat(report(told.get(1)).path("revision").asInt()).isEqualTo(2);
            assertThat(report(told.get(1)).path("batch").path("rows").asLong()).isEqualTo(50);
            assertThat(told.get(2).path("id")).isEqualTo(told.get(1).path("id"));
            assertThat(report(told.get(2)).path("features"))
                    .isEqualTo(report(told.get(1)).path("features"));
        }
    }

    @Test
    void shouldHoldAWindowAgainstTheHistoryOfThoseBeforeIt() {
        // Given
        reference = FakeIngestResource.serve(batches.rows(5_000, 0));
        try (EventBus bus = EventBus.connect()) {
            List<JsonNode> told = bus.listen(EventType.DRIFT_EVALUATED);
            for (int window = 1; window <= 12; window++) {
                bus.tell(EventType.BATCH_ACCEPTED, part(batches.rows(1_000, 0), window, window));
            }

            // When: far from the noise of the history, below every static threshold of size
            bus.tell(EventType.BATCH_ACCEPTED, part(batches.rows(1_000, 0.45), 13, 13));

            // Then
            await().atMost(60, TimeUnit.SECONDS).until(() -> told.size() == 13);
            JsonNode last = report(told.getLast());
            assertThat(last.path("changes").findValuesAsText("kind")).contains("sudden");
            JsonNode psi = last.path("features").get(0).path("statistics").get(1);
            assertThat(psi.path("dynamic").path("history").asInt()).isEqualTo(12);
            assertThat(psi.path("dynamic").path("limit").asDouble())
                    .isLessThan(psi.path("value").asDouble());
            assertThat(report(told.get(2)).path("changes")).isEmpty();
        }
    }

    @Test
    void shouldLeaveAPartOutThatComesAfterItsWindowWasClosed() {
        // Given: nothing but its report is left of the window
        reference = FakeIngestResource.serve(batches.rows(2_000, 0));
        try (EventBus bus = EventBus.connect()) {
            List<JsonNode> told = bus.listen(EventType.DRIFT_EVALUATED);
            List<JsonNode> done = bus.listen(EventType.WORK_DONE);
            bus.tell(EventType.BATCH_ACCEPTED, part(batches.rows(100, 0), 1, 1));
            await().atMost(30, TimeUnit.SECONDS).until(() -> done.size() == 1);
            mongo.getDatabase("leeway").getCollection("windows").deleteMany(new Document("_id", model + "/rows-1"));

            // When
            bus.tell(EventType.BATCH_ACCEPTED, part(batches.rows(100, 0), 1, 2));

            // Then: it is done with, and the report is as it was
            await().atMost(30, TimeUnit.SECONDS).until(() -> done.size() == 2);
            assertThat(done.get(1).path("data").path("revision").asInt()).isZero();
            assertThat(told).hasSize(1);
        }
    }

    private static JsonNode report(JsonNode event) {
        return event.path("data").path("report");
    }

    private CloudEvent<BatchAccepted> part(Block rows, long window, long sequence) {
        String batch = FakeIngestResource.serve(rows);
        BatchRef part = batches.ref(batch, batch, sequence, reference, rows.rows());
        BatchRef whole = batches.ref("rows-" + window, "window " + window, window, reference, rows.rows());
        return TestBatches.told(whole.subject() + "/" + batch, batches.accepted(part, new WindowPart(whole, 0)));
    }
}
