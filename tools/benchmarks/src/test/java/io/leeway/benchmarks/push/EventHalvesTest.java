package io.leeway.benchmarks.push;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EventHalvesTest {

    @Test
    void shouldGiveBothHalvesOfEachPredictionInEitherOrder() {
        // Given
        EventHalves halves = new EventHalves();

        // When
        List<EventHalf> given =
                Stream.generate(halves::next).limit(10L * 2 * EventHalves.MIXED).toList();

        // Then
        Map<String, List<String>> types = given.stream()
                .collect(
                        Collectors.groupingBy(EventHalf::id, Collectors.mapping(EventHalf::type, Collectors.toList())));
        String request = EventHalf.request("", "").type();
        String response = EventHalf.response("", "").type();
        assertThat(types).hasSize(10 * EventHalves.MIXED);
        assertThat(types.values())
                .containsOnly(List.of(request, response), List.of(response, request))
                .contains(List.of(request, response), List.of(response, request));
    }
}
