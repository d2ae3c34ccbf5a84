package io.leeway.support.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.leeway.contracts.events.CloudEvent;
import io.leeway.contracts.events.EventType;
import io.leeway.contracts.events.ModelDeleted;
import io.leeway.contracts.events.Turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Events that are worked off in their turn. */
class BusTurnsTest extends OverModelEvents {

    private static final Duration LONG = Duration.ofMinutes(3);

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

    /** None, one, and as many as the environment says. */
    static IntStream waiting() {
        return IntStream.of(
                0, 1, Integer.parseInt(Objects.requireNonNullElse(System.getenv("LEEWAY_TURNS_WAITING"), "500")));
    }

    @ParameterizedTest
    @MethodSource("waiting")
    void shouldWorkOffOtherModelsWhileEventsWaitForOneThatIsMissing(int waiting) {
        // Given: of a model's events the first does not come; others come behind them
        List<String> late = IntStream.rangeClosed(1, waiting + 1)
                .mapToObj(number -> "late/" + number)
                .toList();
        for (int number = 2; number <= late.size(); number++) {
            publish(late.get(number - 1), number);
        }
        List<String> others = IntStream.rangeClosed(1, 20)
                .mapToObj(number -> "other/" + number)
                .toList();
        for (int number = 1; number <= others.size(); number++) {
            publish(others.get(number - 1), number);
        }

        // When
        List<String> handled = new CopyOnWriteArrayList<>();
        bus.work(WorkQueue.DRIFT, deleted(handled::add).inTurn(new MemoryTurns()));

        // Then
        await().atMost(LONG).untilAsserted(() -> assertThat(handled).containsExactlyElementsOf(others));
        // And: once it comes, nothing was lost and all is in order
        publish(late.getFirst(), 1);
        await().atMost(LONG).until(() -> handled.size() >= others.size() + late.size());
        assertThat(handled.stream().skip(others.size()).distinct()).containsExactlyElementsOf(late);
        assertThat(deadLetters()).isEmpty();
    }

    private void publish(String model, int number) {
        Turn turn = new Turn(0, number);
        bus.publisher.publish(EventType.MODEL_DELETED, event(model).inTurn(turn, turn));
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
            publish("churn/" + number, number);
        }

        // Then
        await().atMost(SOON).until(() -> handled.equals(List.of("churn/2")));
        assertThat(deadLetters()).containsExactly(1L);
    }
}
