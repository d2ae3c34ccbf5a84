package io.leeway.support.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.ModelDeleted;
import io.leeway.support.tracing.Step;
import io.leeway.support.tracing.Traces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class TracedBusTest extends OverABroker {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String PUSH = "push";
    private static final String SEND = "send leeway.events:model.deleted";
    private static final String PROCESS = "process leeway.events:model.deleted:leeway.drift";
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("leeway.outcome");

    @Test
    void shouldWorkAnEventOffInTheTraceInWhichItWasToldHoweverLate() {
        // Given: work that fails once, so that the event waits in the retry queue
        AtomicInteger tries = new AtomicInteger();
        bus.work(WorkQueue.DRIFT, deleted(() -> {
            if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException("canary");
            }
        }));

        // When
        push(() -> bus.publisher.publish(EventType.MODEL_DELETED, event()));

        // Then
        await().atMost(SOON).until(() -> named(PROCESS).size() == 2);
        SpanData push = named(PUSH).getFirst();
        SpanData send = named(SEND).getFirst();
        assertThat(bus.spans.getFinishedSpanItems())
                .allSatisfy(span -> assertThat(span.getTraceId()).isEqualTo(push.getTraceId()));
        assertThat(send.getParentSpanId()).isEqualTo(push.getSpanId());
        assertThat(named(PROCESS)).allSatisfy(process -> {
            assertThat(process.getParentSpanId()).isEqualTo(send.getSpanId());
            assertThat(process.getKind()).isEqualTo(SpanKind.CONSUMER);
            assertThat(process.getAttributes().get(AttributeKey.stringKey("leeway.model")))
                    .isEqualTo("churn");
            assertThat(process.getAttributes().get(AttributeKey.stringKey("leeway.batch")))
                    .isEqualTo("monday");
        });
        assertThat(named(PROCESS))
                .extracting(process -> process.getAttributes().get(OUTCOME))
                .containsExactly("retried", "done");
        // What follows from it belongs to it as well.
        assertThat(named("send leeway.events:work.done").getFirst().getParentSpanId())
                .isEqualTo(named(PROCESS).getLast().getSpanId());
    }

    @Test
    void shouldSendWhatWasStoredInTheTraceInWhichItWasStored() {
        // Given: an event as an outbox holds it
        byte[][] stored = new byte[1][];
        push(() -> stored[0] = EventPublisher.encode(event()));

        // When
        bus.publisher
                .send(EventType.MODEL_DELETED.routingKey(), "id", stored[0])
                .await()
                .atMost(SOON);

        // Then
        assertThat(named(SEND).getFirst().getParentSpanId())
                .isEqualTo(named(PUSH).getFirst().getSpanId());
    }

    @Test
    void shouldLeaveAnEventInTheTraceThatItHasAlready() {
        // Given: it is encoded in the trace of another one
        byte[][] stored = new byte[1][];
        push(() -> {
            CloudEvent<?> event = event().within(Traces.current());
            push(() -> stored[0] = EventPublisher.encode(event));
        });

        // When
        bus.publisher
                .send(EventType.MODEL_DELETED.routingKey(), "id", stored[0])
                .await()
                .atMost(SOON);

        // Then: the inner one ends first
        assertThat(named(SEND).getFirst().getParentSpanId())
                .isEqualTo(named(PUSH).getLast().getSpanId());
    }

    @Test
    void shouldWorkOffWhatIsNoEventAndCallItSo() {
        // Given
        bus.work(WorkQueue.DRIFT, deleted(() -> {}));

        // When
        bus.publisher
                .send(EventType.MODEL_DELETED.routingKey(), "id", "canary".getBytes(StandardCharsets.UTF_8))
                .await()
                .atMost(SOON);

        // Then
        await().atMost(SOON).until(() -> !named("process leeway.events:unknown:leeway.drift")
                .isEmpty());
        SpanData process = named("process leeway.events:unknown:leeway.drift").getFirst();
        assertThat(process.getAttributes().get(OUTCOME)).isEqualTo("dead-lettered");
        assertThat(process.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(process.toString()).doesNotContain("canary");
    }

    private void push(Runnable work) {
        bus.traces.run(() -> new Step(PUSH, SpanKind.SERVER, null, Attributes.empty()), work);
    }

    private List<SpanData> named(String name) {
        return bus.spans.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .toList();
    }

    private static EventHandlers deleted(Runnable handler) {
        return new EventHandlers().on(EventType.MODEL_DELETED, ModelDeleted.class, event -> handler.run());
    }

    private static CloudEvent<ModelDeleted> event() {
        Instant now = Instant.now();
        return CloudEvent.of(
                "ingest-service", EventType.MODEL_DELETED, "churn/monday", 1, now, new ModelDeleted("churn", now));
    }
}
