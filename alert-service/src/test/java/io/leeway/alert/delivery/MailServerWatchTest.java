package io.leeway.alert.delivery;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MailServerWatchTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final MailServerWatch watch = new MailServerWatch(() -> 1);

    @Test
    void shouldUseEveryHandWhileTheServerAnswers() {
        assertThat(watch.allowed(5, 8, NOW)).isEqualTo(5);
    }

    @Test
    void shouldTryWithOneMailAfterAPauseWhileItDoesNot() {
        // Given
        assertThat(watch.missed(NOW)).isTrue();
        assertThat(watch.missed(NOW)).isFalse();

        // Then
        assertThat(watch.allowed(8, 8, NOW.plusMillis(999))).isZero();
        assertThat(watch.allowed(8, 8, NOW.plusSeconds(1))).isEqualTo(1);
        assertThat(watch.allowed(7, 8, NOW.plusSeconds(1))).isZero();
    }

    @Test
    void shouldNeverPauseForMoreThanFifteenSeconds() {
        for (int i = 0; i < 100; i++) {
            watch.missed(NOW);
        }

        assertThat(watch.allowed(8, 8, NOW.plus(Duration.ofSeconds(15)))).isEqualTo(1);
    }

    @Test
    void shouldUseEveryHandAgainOnceItAnswered() {
        watch.missed(NOW);

        assertThat(watch.reached()).isTrue();
        assertThat(watch.reached()).isFalse();
        assertThat(watch.allowed(3, 8, NOW)).isEqualTo(3);
    }
}
