package io.leeway.support.messaging;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.ModelDeleted;
import io.leeway.contracts.events.Turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Events that are worked off in their turn. */
class BusTurnsTest extends OverModelEvents {

    @Test
    void shouldWorkOffAModelsEventsInTheirTurnWithTwoInstancesHoweverTheyCome() {
        // Given
        int each = 20;
        List<String> models = List.of("one", "two", "three");
        List<CloudEvent<ModelDeleted>> events = new ArrayList<>();
        for (String model : models) {
            for (int number = 1; number <= each; number++) {
                Turn turn = new Turn(0, number);
                events.add(event(model + '/' + number).inTurn(turn, turn));
            }
        }
        Collections.shuffle(events, new Random(19));
        List<String> handled = new CopyOnWriteArrayList<>();
        EventHandlers handlers = deleted(handled::add).inTurn(new MemoryTurns());
        try (Bus other = another()) {
            bus.work(WorkQueue.DRIFT, handlers);
            other.work(WorkQueue.DRIFT, handlers);

            // When
            events.forEach(event -> bus.publisher.publish(EventType.MODEL_DELETED, event));
            other.wire.cut();
            await().atMost(SOON.multipliedBy(2)).until(() -> Set.copyOf(handled).size() == events.size());
        }

        // Then
        for (String model : models) {
            assertThat(handled.stream().distinct().filter(name -> name.startsWith(model + '/')))
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, each)
                            .mapToObj(number -> model + '/' + number)
                            .toList());
        }
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void shouldNotHaveEventsWaitForADeadLetter() {
        // Given
        List<String> handled = new CopyOnWriteArrayList<>();
        bus.work(
                WorkQueue.DRIFT,
                deleted(model -> {
                            if (model.endsWith("/1")) {
                                throw new UnprocessableEventException("the rows are no longer kept");
                            }
                            handled.add(model);
                        })
                        .inTurn(new MemoryTurns()));

        // When
        for (int number : List.of(2, 1)) {
            Turn turn = new Turn(0, number);
            bus.publisher.publish(
                    EventType.MODEL_DELETED, event("churn/" + number).inTurn(turn, turn));
        }

        // Then
        await().atMost(SOON).until(() -> handled.equals(List.of("churn/2")));
        assertThat(deadLetters()).containsExactly(1L);
    }
}
