package io.leeway.ingest.outbox;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.leeway.support.messaging.WorkQueue;

import static org.assertj.core.api.Assertions.assertThat;

class OvertakenTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private final Overtaken overtaken = new Overtaken();

    @Test
    void shouldKnowOfNothingBeforeAnythingIsDone() {
        assertThat(overtaken.by(WorkQueue.DRIFT)).isEqualTo(Instant.EPOCH);
    }

    @Test
    void shouldKeepTheLatestWhateverIsDoneAfterIt() {
        // Given
        overtaken.done(WorkQueue.DRIFT, List.of(told(NOON, 0), told(NOON.plusSeconds(5), 0), told(NOON, 0)));

        // When
        overtaken.done(WorkQueue.DRIFT, List.of(told(NOON.minusSeconds(5), 0)));

        // Then
        assertThat(overtaken.by(WorkQueue.DRIFT)).isEqualTo(NOON.plusSeconds(5));
    }

    @Test
    void shouldKeepQueuesApart() {
        // When
        overtaken.done(WorkQueue.DRIFT, List.of(told(NOON, 0)));

        // Then
        assertThat(overtaken.by(WorkQueue.PERFORMANCE)).isEqualTo(Instant.EPOCH);
    }

    @Test
    void shouldNotCountWhatWasToldAgainBecauseNobodyKnowsWhichMessageWasWorkedOff() {
        // When
        overtaken.done(WorkQueue.DRIFT, List.of(told(NOON, 1)));

        // Then
        assertThat(overtaken.by(WorkQueue.DRIFT)).isEqualTo(Instant.EPOCH);
    }

    @Test
    void shouldNotCountWhatIsDoneBeforeItIsMarkedAsTold() {
        // When
        overtaken.done(WorkQueue.DRIFT, List.of(told(null, 0)));

        // Then
        assertThat(overtaken.by(WorkQueue.DRIFT)).isEqualTo(Instant.EPOCH);
    }

    private static OutboxRowEntity told(@Nullable Instant at, int tells) {
        OutboxRowEntity row = new OutboxRowEntity();
        row.publishedAt = at;
        row.tells = tells;
        return row;
    }
}
