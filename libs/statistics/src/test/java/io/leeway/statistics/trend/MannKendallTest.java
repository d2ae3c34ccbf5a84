package io.leeway.statistics.trend;

import org.junit.jupiter.api.Test;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

final class MannKendallTest {

    @Test
    void shouldAgreeWithScipy() {
        // Given: scipy.stats.kendalltau(range(8), x), theilslopes(x); the formula of z and p in numpy
        double[] rising = {1, 3, 2, 4, 4, 5, 7, 6};

        // When
        MannKendall.Result result = MannKendall.test(rising).orElseThrow();

        // Then
        assertThat(result.s()).isEqualTo(23);
        assertThat(result.tau()).isCloseTo(0.836501912571304, within(1e-12));
        assertThat(result.z()).isCloseTo(2.7428663952471632, within(1e-12));
        assertThat(result.pValue()).isCloseTo(0.00609054605657881, within(1e-12));
        assertThat(result.slope()).isCloseTo(0.775, within(1e-12));
    }

    @Test
    void shouldTellFallingFromRising() {
        // When
        MannKendall.Result result = MannKendall.test(new double[] {0.9, 0.88, 0.85, 0.86, 0.8, 0.77})
                .orElseThrow();

        // Then
        assertThat(result.slope()).isNegative();
        assertThat(result.z()).isNegative();
    }

    @Test
    void shouldDefineNothingWithoutEnoughVariation() {
        assertThat(MannKendall.test(new double[] {1, 2, 3})).isEqualTo(Outcome.undefined(Reason.TOO_FEW_VALUES));
        assertThat(MannKendall.test(new double[] {2, 2, 2, 2, 2})).isEqualTo(Outcome.undefined(Reason.NO_VARIATION));
        assertThatThrownBy(() -> MannKendall.test(new double[] {1, Double.NaN, 2, 3}))
                .hasMessageContaining("values");
    }
}
