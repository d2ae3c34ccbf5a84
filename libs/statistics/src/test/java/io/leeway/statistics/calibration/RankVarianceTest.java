package io.leeway.statistics.calibration;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;
import io.leeway.statistics.profile.ChunkedSample;
import io.leeway.statistics.profile.NumericProfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

final class RankVarianceTest {

    private static Outcome<Double> between(double[]... chunks) {
        return RankVariance.between(
                ChunkedSample.of(Arrays.stream(chunks).map(NumericProfile::of).toList()));
    }

    @Test
    void shouldBeAlmostOneWhereTheLevelWanders() {
        // ranks 1 to 6: variance 35/12; means of the chunks 1.5, 3.5 and 5.5: variance 8/3
        assertThat(between(new double[] {1, 2}, new double[] {3, 4}, new double[] {5, 6})
                        .orElseThrow())
                .isCloseTo(32 / 35.0, within(1e-12));
    }

    @Test
    void shouldBeNothingWhereChunksAreAlike() {
        assertThat(between(new double[] {1, 6}, new double[] {2, 5}, new double[] {3, 4})
                        .orElseThrow())
                .isCloseTo(0, within(1e-12));
    }

    @Test
    void shouldTakeTiesForHalf() {
        assertThat(between(new double[] {0, 0, 0, 1}, new double[] {0, 0, 0, 1}).orElseThrow())
                .isCloseTo(0, within(1e-12));
        assertThat(between(new double[] {0, 0}, new double[] {1, 1}).orElseThrow())
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void shouldDefineNothingWithoutVariation() {
        assertThat(between(new double[] {2, 2}, new double[] {2})).isEqualTo(Outcome.undefined(Reason.NO_VARIATION));
        assertThat(between(new double[] {Double.NaN})).isEqualTo(Outcome.undefined(Reason.REFERENCE_EMPTY));
    }
}
