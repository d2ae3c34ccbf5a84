package io.leeway.statistics.calibration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

final class GumbelTailTest {

    @Test
    void shouldAgreeWithNumpyAndScipy() {
        // Given: the probability-weighted moments in numpy; scipy.stats.gumbel_r.sf(3, location, scale)
        double[] values = {1.2, 0.3, 2.5, 0.9, 1.7};

        // When
        GumbelTail tail = GumbelTail.of(values);

        // Then
        assertThat(tail.location()).isCloseTo(0.8869719878160289, within(1e-14));
        assertThat(tail.scale()).isCloseTo(0.750201421262261, within(1e-14));
        assertThat(tail.survival(3)).isCloseTo(0.05805472037262089, within(1e-14));
    }

    @Test
    void shouldKeepItsPrecisionFarOut() {
        // scipy.stats.gumbel_r.sf(60)
        assertThat(new GumbelTail(0, 1).survival(60)).isCloseTo(8.75651076269652e-27, within(1e-40));
    }

    @Test
    void shouldFallFromOneToNothing() {
        GumbelTail tail = new GumbelTail(0, 1);

        assertThat(tail.survival(-50)).isEqualTo(1);
        assertThat(tail.survival(1)).isLessThan(tail.survival(0.5));
        assertThat(tail.survival(1000)).isZero();
    }

    @Test
    void shouldTakeAnyExcessOverEqualValuesForImpossible() {
        GumbelTail tail = GumbelTail.of(new double[] {2, 2, 2});

        assertThat(tail.survival(2)).isGreaterThan(0.4);
        assertThat(tail.survival(2.001)).isZero();
    }

    @Test
    void shouldRefuseWhatDefinesNoDistribution() {
        assertThatThrownBy(() -> GumbelTail.of(new double[] {1})).hasMessageContaining("at least 2");
        assertThatThrownBy(() -> GumbelTail.of(new double[] {1, Double.NaN})).hasMessageContaining("Gumbel");
    }
}
