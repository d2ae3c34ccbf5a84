package io.leeway.ingest.deadletters;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DeadLetterEntityTest {

    private static final Instant BEFORE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-01-01T00:01:00Z");

    @Test
    void shouldBeOpenWhenItComes() {
        // When
        DeadLetterEntity letter = open();

        // Then
        assertThat(letter.state()).isEqualTo(LetterState.OPEN);
        assertThat(letter.changedAt).isEqualTo(BEFORE);
    }

    @Test
    void shouldBeReplayedOnceUntilItComesBack() {
        // Given
        DeadLetterEntity letter = open();

        // When
        letter.replay(NOW);

        // Then
        assertThat(letter.state()).isEqualTo(LetterState.REPLAYED);
        assertThat(letter.replays).isEqualTo(1);
        assertThat(letter.changedAt).isEqualTo(NOW);
        assertThatThrownBy(() -> letter.replay(NOW)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> letter.drop(NOW)).isInstanceOf(IllegalStateException.class);
        letter.come(NOW);
        letter.replay(NOW);
        assertThat(letter.replays).isEqualTo(2);
    }

    @Test
    void shouldBeDroppedForGood() {
        // Given
        DeadLetterEntity letter = open();

        // When
        boolean wasOpen = letter.drop(NOW);

        // Then
        assertThat(wasOpen).isTrue();
        assertThat(letter.state()).isEqualTo(LetterState.DROPPED);
        assertThatThrownBy(() -> letter.replay(NOW)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldChangeNothingWhenItIsDroppedAgain() {
        // Given
        DeadLetterEntity letter = open();
        letter.drop(BEFORE);

        // When
        boolean wasOpen = letter.drop(NOW);

        // Then
        assertThat(wasOpen).isFalse();
        assertThat(letter.changedAt).isEqualTo(BEFORE);
    }

    @Test
    void shouldBeOpenAgainWhenItComesAfterItWasDropped() {
        // Given
        DeadLetterEntity letter = open();
        letter.drop(BEFORE);

        // When
        letter.come(NOW);

        // Then
        assertThat(letter.state()).isEqualTo(LetterState.OPEN);
    }

    private static DeadLetterEntity open() {
        DeadLetterEntity letter = new DeadLetterEntity();
        letter.come(BEFORE);
        return letter;
    }
}
