package io.leeway.statistics.threshold;

import org.junit.jupiter.api.Test;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

final class ThresholdTest {

    private static final double[] HISTORY = {.1, .12, .11, .09, .13, .1};

    @Test
    void shouldWidenForAShortHistory() {
        // Given: mean + t.isf(norm.sf(3), 5) * std(ddof=1) * sqrt(1 + 1/6), scipy
        double expected = 0.195890320384207;

        // When
        ThresholdBand band = DynamicThreshold.withDefaults(Polarity.HIGH_IS_BAD)
                .learn(HISTORY)
                .orElseThrow();

        // Then
        assertThat(band.upper()).isCloseTo(expected, within(1e-12));
        assertThat(band.lower()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(band.isBreachedBy(0.19)).isFalse();
        assertThat(band.isBreachedBy(0.2)).isTrue();
        assertThat(band.isBreachedBy(-1)).isFalse();
    }

    @Test
    void shouldWatchTheLowSideOfAnAccuracy() {
        // When
        ThresholdBand band = DynamicThreshold.withDefaults(Polarity.LOW_IS_BAD)
                .learn(HISTORY)
                .orElseThrow();

        // Then
        assertThat(band.upper()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(band.isBreachedBy(0.01)).isTrue();
        assertThat(band.isBreachedBy(0.99)).isFalse();
    }

    @Test
    void shouldNeedEnoughHistory() {
        assertThat(DynamicThreshold.withDefaults(Polarity.BOTH).learn(new double[] {1, 2, 3, 4}))
                .isEqualTo(Outcome.undefined(Reason.TOO_FEW_VALUES));
    }

    @Test
    void shouldLookAtTheWindowOnly() {
        // Given
        DynamicThreshold threshold = new DynamicThreshold(3, 5, 5, Polarity.BOTH, DynamicThreshold.Widening.PREDICTION);

        // When
        ThresholdBand band =
                threshold.learn(new double[] {100, 200, 300, 1, 1, 1, 1, 1}).orElseThrow();

        // Then
        assertThat(band.lower()).isEqualTo(1);
        assertThat(band.upper()).isEqualTo(1);
        assertThat(band.isBreachedBy(1)).isFalse();
        assertThat(band.isBreachedBy(1.1)).isTrue();
    }
}
