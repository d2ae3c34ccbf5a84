package io.leeway.alert.incidents;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.leeway.alert.TestEvents;
import io.leeway.contracts.model.IncidentSettings;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.model.WindowSettings;

import static org.assertj.core.api.Assertions.assertThat;

class ExpectationTest {

    private static final Instant LAST = Instant.parse("2026-03-01T00:00:00Z");
    private static final ModelDefinition PLAIN = new TestEvents("m").definition();

    @Test
    void shouldExpectTheNextBatchWhenTheDefinitionSaysSo() {
        ModelDefinition said = ModelDefinitionBuilder.builder(daily())
                .incidents(new IncidentSettings(null, null, "PT2H"))
                .build();

        assertThat(Expectation.missingAfter(said, every(Duration.ofDays(1), 20), LAST))
                .contains(LAST.plus(Duration.ofHours(2)));
    }

    @Test
    void shouldWaitForAWindowAndHalfOfOne() {
        assertThat(Expectation.missingAfter(daily(), WindowMemory.empty(), LAST))
                .contains(LAST.plus(Duration.ofHours(36)));
    }

    @Test
    void shouldWaitLongerWhereSeveralWindowsComeAtOnce() {
        // Given: days that are sent once a week
        assertThat(Expectation.missingAfter(daily(), every(Duration.ofDays(7), 3), LAST))
                .contains(LAST.plus(Duration.ofHours(7 * 36)));
    }

    @Test
    void shouldLearnFromNineArrivalsAndNotFromEight() {
        assertThat(Expectation.missingAfter(PLAIN, every(Duration.ofHours(1), 8), LAST))
                .isEmpty();
        assertThat(Expectation.missingAfter(PLAIN, every(Duration.ofHours(1), 9), LAST))
                .contains(LAST.plus(Duration.ofHours(3)));
    }

    @Test
    void shouldLearnNothingFromBatchesThatAreSentAfterTheFact() {
        assertThat(Expectation.missingAfter(PLAIN, every(Duration.ofSeconds(299), 20), LAST))
                .isEmpty();
        assertThat(Expectation.missingAfter(PLAIN, every(Duration.ofSeconds(300), 20), LAST))
                .isPresent();
    }

    private static ModelDefinition daily() {
        return ModelDefinitionBuilder.builder(PLAIN)
                .window(new WindowSettings(null, "P1D"))
                .build();
    }

    /** So many windows, the last of which was accepted at {@link #LAST}. */
    private static WindowMemory every(Duration interval, int count) {
        WindowMemory memory = WindowMemory.empty();
        for (int i = 0; i < count; i++) {
            Instant at = LAST.minus(interval.multipliedBy(count - 1L - i));
            memory = memory.with(
                    new WindowVerdict("b" + i, "b" + i, at, at, i, 1, RiskLevel.OK, null, false, List.of(), Map.of()));
        }
        return memory;
    }
}
