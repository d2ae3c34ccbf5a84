package io.leeway.statistics.hypothesis;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

final class KolmogorovDistributionTest {

    /** {@code scipy.stats.kstwo.sf(d, n)}, scipy 1.17.1. */
    static Stream<Arguments> points() {
        return Stream.of(
                Arguments.of(0.008, 50000L, 0.003305231279334067),
                Arguments.of(0.003, 500000L, 0.00024632301239186754),
                Arguments.of(0.0021, 500000L, 0.024276288597831493),
                Arguments.of(0.02, 33000L, 6.744072278965502e-12),
                Arguments.of(0.0015, 1000000L, 0.022195758430640866),
                Arguments.of(0.05, 2000L, 8.74309579589503e-05),
                Arguments.of(0.0073, 40000L, 0.028016851695972678),
                Arguments.of(0.012, 32768L, 0.00015810120859107053));
    }

    @ParameterizedTest
    @MethodSource("points")
    void shouldAgreeWithScipyForLargeSamples(double d, long n, double expected) {
        double actual = KolmogorovDistribution.survival(d, n);

        assertThat(actual).isCloseTo(expected, withinPercentage(1e-7));
    }

    @Test
    void shouldFallFromOneToZero() {
        double last = 1;
        for (int i = 0; i <= 1000; i++) {
            double now = KolmogorovDistribution.survival(i / 1000.0, 60);
            assertThat(now).isBetween(0.0, last + 1e-12);
            last = now;
        }
        assertThat(last).isZero();
    }

    @Test
    void shouldRefuseBadArguments() {
        assertThatThrownBy(() -> KolmogorovDistribution.survival(0.5, 0)).hasMessageContaining("n must");
        assertThatThrownBy(() -> KolmogorovDistribution.limitSurvival(Double.NaN))
                .hasMessageContaining("x must");
    }
}
