package io.leeway.statistics.joint;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

import org.junit.jupiter.api.Test;

import io.leeway.statistics.Outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/** How far correlations vary from sample to sample. */
final class CorrelationSpreadTest {

    /** Groups of rows of two columns that are correlated at 0.7. */
    private static List<SecondMoments> groups(int groups, int rows, DoubleUnaryOperator shape) {
        SplittableRandom random = new SplittableRandom(4);
        List<SecondMoments> all = new ArrayList<>();
        for (int group = 0; group < groups; group++) {
            double[][] values = new double[2][rows];
            for (int row = 0; row < rows; row++) {
                double one = random.nextGaussian();
                double scale = shape.applyAsDouble(random.nextDouble());
                values[0][row] = scale * one;
                values[1][row] = scale * (0.7 * one + Math.sqrt(0.51) * random.nextGaussian());
            }
            all.add(SecondMoments.of(values, rows, 1));
        }
        return all;
    }

    @Test
    void shouldBeThatOfFisherWhereColumnsAreNormal() {
        CorrelationSpread spread =
                CorrelationSpread.of(groups(200, 200, uniform -> 1)).orElseThrow();

        assertThat(spread.variances()[Triangle.index(0, 1)]).isCloseTo(1, within(0.25));
    }

    @Test
    void shouldBeWiderWhereRowsDifferInTheirSpread() {
        // When: one row in ten is three times as far out as the others, kurtosis 8 in place of 3
        CorrelationSpread spread = CorrelationSpread.of(groups(200, 200, uniform -> uniform < 0.1 ? 3 : 1))
                .orElseThrow();

        // Then: of an elliptical distribution kurtosis / 3
        double kurtosis = 3 * (0.9 + 0.1 * 81) / Math.pow(0.9 + 0.1 * 9, 2);
        assertThat(spread.variances()[Triangle.index(0, 1)]).isCloseTo(kurtosis / 3, within(0.7));
    }

    @Test
    void shouldCallAChangeUnlikelyByBothSamples() {
        // Given
        CorrelationSpread spread = CorrelationSpread.of(20, new double[] {0, 1, 0});

        // When
        double pValue = spread.pValue(-0.5, 0, 1, new double[] {103, 53});

        // Then: 2 * scipy.stats.t.sf(0.5 / np.sqrt(1/100 + 1/50), 19)
        assertThat(pValue).isCloseTo(0.00944967, within(1e-8));
        assertThat(spread.pValue(0.5, 1, 0, new double[] {103, 53})).isEqualTo(pValue);
        assertThat(spread.pValue(0, 1, 0, new double[] {103, 53})).isEqualTo(1);
    }

    @Test
    void shouldSayNothingWithoutRowsOrVariation() {
        CorrelationSpread spread = CorrelationSpread.of(20, new double[] {0, 1, 0});

        assertThat(spread.pValue(0.5, 0, 1, new double[] {3, 100})).isNaN();
        assertThat(spread.pValue(Double.NaN, 0, 1, new double[] {100, 100})).isNaN();
        assertThat(CorrelationSpread.of(List.of(SecondMoments.empty(2), SecondMoments.empty(2))))
                .isInstanceOf(Outcome.Undefined.class);
        assertThat(CorrelationSpread.of(List.of())).isInstanceOf(Outcome.Undefined.class);
        assertThatIllegalArgumentException().isThrownBy(() -> CorrelationSpread.of(1, new double[3]));
    }
}
