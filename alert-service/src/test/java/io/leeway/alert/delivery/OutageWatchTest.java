package io.leeway.alert.delivery;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OutageWatchTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final OutageWatch watch = new OutageWatch(Duration.ofSeconds(15), () -> 1);

    @Test
    void shouldUseEveryHandWhileTheServerAnswers() {
        assertThat(watch.allowed(5, 8, NOW)).isEqualTo(5);
    }

    @Test
    void shouldTryWithOneMailAfterAPauseWhileItDoesNot() {
        // Given
        assertThat(watch.missed(NOW)).isTrue();
        assertThat(watch.missed(NOW.plusMillis(1))).isFalse();

        // Then
        assertThat(watch.allowed(8, 8, NOW.plusMillis(499))).isZero();
        assertThat(watch.allowed(8, 8, NOW.plusMillis(500))).isEqualTo(1);
        assertThat(watch.allowed(7, 8, NOW.plusMillis(500))).isZero();
    }

    @Test
    void shouldPauseTwiceAsLongAfterTheSecondMiss() {
        // Given
        watch.missed(NOW);
        Instant second = NOW.plusMillis(500);

        // When
        boolean wentJustNow = watch.missed(second);

        // Then
        assertThat(wentJustNow).isFalse();
        assertThat(watch.allowed(8, 8, second.plusMillis(999))).isZero();
        assertThat(watch.allowed(8, 8, second.plusMillis(1_000))).isEqualTo(1);
    }

    @Test
    void shouldComeBackAfterHalfThePauseAtTheEarliest() {
        // Given
        OutageWatch early = new OutageWatch(Duration.ofSeconds(15), () -> 0);

        // When
        early.missed(NOW);

        // Then
        assertThat(early.allowed(8, 8, NOW.plusMillis(249))).isZero();
        assertThat(early.allowed(8, 8, NOW.plusMillis(250))).isEqualTo(1);
    }

    @Test
    void shouldNeverPauseForMoreThanFifteenSeconds() {
        Instant now = NOW;
        for (int i = 0; i < 100; i++) {
            watch.missed(now);
            now = now.plus(Duration.ofSeconds(15));
        }

        assertThat(watch.allowed(8, 8, now)).isEqualTo(1);
    }

    @Test
    void shouldUseEveryHandAgainOnceItAnswered() {
        watch.missed(NOW);

        assertThat(watch.reached()).isTrue();
        assertThat(watch.reached()).isFalse();
        assertThat(watch.allowed(3, 8, NOW)).isEqualTo(3);
    }
}
