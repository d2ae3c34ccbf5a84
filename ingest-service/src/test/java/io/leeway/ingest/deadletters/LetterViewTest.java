package io.leeway.ingest.deadletters;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LetterViewTest {

    private static final int SHOWN = 65_536;

    @Test
    void shouldShowWhatIsKnownOfALetterAndNoBodyInAList() {
        // Given
        DeadLetterEntity letter = letter(Instant.now().minusSeconds(100));

        // When
        LetterView view = LetterView.of(letter);

        // Then
        assertThat(view.id()).isEqualTo(letter.id.toString());
        assertThat(view.queue()).isEqualTo("leeway.drift");
        assertThat(view.state()).isEqualTo("open");
        assertThat(view.ageSeconds()).isBetween(100L, 200L);
        assertThat(view.body()).isNull();
    }

    @Test
    void shouldNotBeYoungerThanNothingWhereTheClocksOfTwoMachinesDiffer() {
        // When
        LetterView view = LetterView.of(letter(Instant.now().plusSeconds(3_600)));

        // Then
        assertThat(view.ageSeconds()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, SHOWN - 1, SHOWN})
    void shouldShowAMessageWhole(int bytes) {
        // When
        LetterView view = LetterView.of(letter(Instant.EPOCH), "x".repeat(bytes).getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(view.body()).isEqualTo("x".repeat(bytes));
    }

    @ParameterizedTest
    @CsvSource({"x, 0", "x, 1", "ü, 0", "ü, 1", "€, 0", "€, 1", "€, 2", "😀, 0", "😀, 1", "😀, 2", "😀, 3"})
    void shouldCutALongMessageBetweenCharacters(String character, int shift) {
        // Given
        String text = "-".repeat(shift) + character.repeat(SHOWN);

        // When
        LetterView view = LetterView.of(letter(Instant.EPOCH), text.getBytes(StandardCharsets.UTF_8));

        // Then
        int bytes = character.getBytes(StandardCharsets.UTF_8).length;
        assertThat(view.body()).isEqualTo("-".repeat(shift) + character.repeat((SHOWN - shift) / bytes));
    }

    @Test
    void shouldShowTheBeginningOfWhatIsNoText() {
        // Given
        byte[] body = new byte[2 * SHOWN];
        Arrays.fill(body, (byte) 0x80);

        // When
        LetterView view = LetterView.of(letter(Instant.EPOCH), body);

        // Then
        assertThat(view.body()).hasSizeBetween(SHOWN - 3, SHOWN).matches("\uFFFD+");
    }

    @Test
    void shouldKnowItsSubjectOnlyWhereTheMessageSaysModelAndBatch() {
        // Given
        DeadLetterEntity letter = letter(Instant.EPOCH);
        letter.model = "churn";
        String withoutBatch = letter.subject();
        letter.batch = "b/1";

        // When
        String subject = letter.subject();

        // Then
        assertThat(withoutBatch).isEmpty();
        assertThat(subject).isEqualTo("churn/b/1");
    }

    private static DeadLetterEntity letter(Instant at) {
        DeadLetterEntity letter = new DeadLetterEntity();
        letter.id = new UUID(1, 2);
        letter.queue = "leeway.drift";
        letter.reason = "because";
        letter.at = at;
        letter.come(at);
        return letter;
    }
}
