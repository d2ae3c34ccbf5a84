package io.leeway.contracts.events;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TurnTest {

    @ParameterizedTest
    @CsvSource({
        // its turn, what is done, how many are missing
        "0-1, 0-0, 0",
        "0-2, 0-0, 1",
        "0-7, 0-6, 0",
        "0-7, 0-4, 2",
        "0-7, 0-9, 0",
        // another model of the same name begins anew, and what is left of the one before waits for nothing
        "1-1, 0-9, 0",
        "1-3, 0-9, 2",
        "0-11, 1-2, 0",
    })
    void shouldCountWhatIsMissingBeforeIt(String turn, String done, long missing) {
        assertThat(read(turn).missing(read(done))).isEqualTo(missing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0-0", "0-1", "3-999999999999", "999999-17"})
    void shouldBeWhatWasWrittenAndPlaced(String written) {
        Turn turn = read(written);

        assertThat(turn).hasToString(written);
        assertThat(Turn.at(turn.place())).isEqualTo(turn);
    }

    @Test
    void shouldBeLaterInALaterGeneration() {
        assertThat(new Turn(1, 1)).isGreaterThan(new Turn(0, 999_999_999_999L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "0-", "-1-2", "0-1-2", "0-1000000000000", "a-b"})
    void shouldReadNothingElse(String written) {
        assertThat(Turn.read(written)).isEmpty();
    }

    private static Turn read(String written) {
        return Turn.read(written).orElseThrow();
    }
}
