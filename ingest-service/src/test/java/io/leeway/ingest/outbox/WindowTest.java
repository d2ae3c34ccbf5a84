package io.leeway.ingest.outbox;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class WindowTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(5);

    private final List<Long> order = new ArrayList<>();
    private final List<UniEmitter<? super Void>> waiting = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 250, 1_000})
    void shouldSendAllInOrderBeforeTheFirstIsConfirmed(int many) throws InterruptedException {
        // Given
        List<OutboxEntity> events = events(many);
        Window window = Window.of(events, this::send);
        List<OutboxEntity> before = window.told();
        waiting.reversed().forEach(one -> one.complete(null));

        // When
        window.await(LONG, LONG, () -> true);

        // Then
        assertThat(before).isEmpty();
        assertThat(order).isEqualTo(ids(events));
        assertThat(window.told()).isEqualTo(events);
        assertThat(window.failure()).isNull();
    }

    @Test
    void shouldKeepOnlyTheRefusedOneUntold() throws InterruptedException {
        // Given
        List<OutboxEntity> events = events(5);
        IOException refused = new IOException("refused");
        Window window = Window.of(events, this::send);
        waiting.get(2).fail(refused);
        List.of(0, 1, 3, 4).forEach(index -> waiting.get(index).complete(null));

        // When
        window.await(LONG, LONG, () -> true);

        // Then
        assertThat(ids(window.told())).containsExactly(0L, 1L, 3L, 4L);
        assertThat(window.failure()).isSameAs(refused);
    }

    @Test
    void shouldCountWhatIsNotConfirmedInTimeAsUntold() throws InterruptedException {
        // Given
        Window window = Window.of(events(3), this::send);
        waiting.get(1).complete(null);

        // When
        window.await(SHORT.multipliedBy(4), SHORT, () -> true);

        // Then
        assertThat(ids(window.told())).containsExactly(1L);
        assertThat(window.failure()).isNull();
    }

    @Test
    void shouldStopWaitingWhenToldTo() throws InterruptedException {
        // Given
        Window window = Window.of(events(3), this::send);
        waiting.get(0).complete(null);
        AtomicInteger asked = new AtomicInteger();

        // When
        window.await(Duration.ofHours(1), SHORT, () -> asked.incrementAndGet() < 3);

        // Then
        assertThat(asked).hasValue(3);
        assertThat(ids(window.told())).containsExactly(0L);
    }

    private Uni<Void> send(OutboxEntity event) {
        return Uni.createFrom().emitter(emitter -> {
            order.add(event.id);
            waiting.add(emitter);
        });
    }

    private static List<OutboxEntity> events(int many) {
        return LongStream.range(0, many)
                .mapToObj(id -> {
                    OutboxEntity event = new OutboxEntity();
                    event.id = id;
                    return event;
                })
                .toList();
    }

    private static List<Long> ids(List<OutboxEntity> events) {
        return events.stream().map(event -> event.id).toList();
    }
}
