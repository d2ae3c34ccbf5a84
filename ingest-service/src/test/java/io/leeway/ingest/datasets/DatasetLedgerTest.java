package io.leeway.ingest.datasets;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DatasetLedgerTest {

    @Test
    void shouldDoNothingWhereNothingIsDone() {
        assertThat(DatasetLedger.steps(Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1000, 1, 1000", "1001, 2, 1", "10000, 10, 1000"})
    void shouldAdvanceAThousandLinesInAStatement(int lines, int statements, int last) {
        // Given
        Map<UUID, Integer> events = new HashMap<>();
        IntStream.range(0, lines).forEach(i -> events.put(new UUID(0, i), 1));

        // When
        List<DatasetLedger.Step> steps = DatasetLedger.steps(events);

        // Then
        assertThat(steps).hasSize(statements);
        assertThat(steps.getLast().datasets()).hasSize(last);
        assertThat(steps.stream().flatMap(step -> step.datasets().stream()))
                .as("each once, in one order whoever does it")
                .containsExactlyElementsOf(
                        IntStream.range(0, lines).mapToObj(i -> new UUID(0, i)).toList());
    }

    @Test
    void shouldAdvanceLinesTogetherOfWhichAsManyEventsAreDone() {
        // Given
        UUID one = new UUID(0, 1);
        UUID two = new UUID(0, 2);
        UUID three = new UUID(0, 3);

        // When
        List<DatasetLedger.Step> steps = DatasetLedger.steps(Map.of(two, 5, three, 1, one, 5));

        // Then
        assertThat(steps)
                .containsExactly(
                        new DatasetLedger.Step(1, List.of(three)), new DatasetLedger.Step(5, List.of(one, two)));
    }
}
