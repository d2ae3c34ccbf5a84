package io.leeway.ingest.outbox;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;

import static org.assertj.core.api.Assertions.assertThat;

class OutboxEntityTest {

    private static final Instant AT = Instant.parse("2026-01-05T12:00:00Z");

    @Test
    void shouldKeepWhatTheEventBelongsToAndWhoHasToDoWithIt() {
        // Given
        UUID dataset = UUID.fromString("11111111-2222-4333-8444-555555555555");
        CloudEvent<String> event =
                CloudEvent.of("ingest-service", EventType.BATCH_ACCEPTED, "churn/b", 1, AT, "a fact");
        byte[] bytes = {1, 2};

        // When
        OutboxEntity entity =
                OutboxEntity.of(new Telling(EventType.BATCH_ACCEPTED, event, "churn", dataset, "churn/b"), bytes, AT);

        // Then
        assertThat(entity.eventId).isEqualTo(event.id());
        assertThat(entity.routingKey).isEqualTo("batch.accepted");
        assertThat(entity.event).isEqualTo(bytes);
        assertThat(entity.model).isEqualTo("churn");
        assertThat(entity.dataset).isEqualTo(dataset);
        assertThat(entity.judged).isEqualTo("churn/b");
        assertThat(entity.progress).isEqualTo(Progress.of(EventType.BATCH_ACCEPTED));
        assertThat(entity.createdAt).isEqualTo(AT);
    }

    @Test
    void shouldBeUntoldUntilItIsMarked() {
        // When
        OutboxEntity entity = OutboxEntity.of(ofModel(), new byte[0], AT);

        // Then
        assertThat(entity.publishedAt).isNull();
        assertThat(entity.nextTellAt).isNull();
        assertThat(entity.tells).isZero();
    }

    @Test
    void shouldBeForgottenWhenItIsToldWhereNobodyHasToDoWithIt() {
        // When
        Telling telling = ofModel();

        // Then
        assertThat(telling.dataset()).isNull();
        assertThat(telling.judged()).isNull();
        assertThat(OutboxEntity.of(telling, new byte[0], AT).progress.isComplete())
                .isTrue();
    }

    @Test
    void shouldBelongToNoModelWhereTheModelGoes() {
        // When
        Telling telling = Telling.ofNoModel(EventType.MODEL_DELETED, event(EventType.MODEL_DELETED));

        // Then
        assertThat(OutboxEntity.of(telling, new byte[0], AT).model)
                .as("or the event would be deleted with its model before it is told")
                .isNull();
    }

    private static Telling ofModel() {
        return Telling.ofModel(EventType.MODEL_DEFINED, "churn", event(EventType.MODEL_DEFINED));
    }

    private static CloudEvent<String> event(EventType type) {
        return CloudEvent.of("ingest-service", type, "churn", 1, AT, "a fact");
    }
}
