package io.leeway.statistics.joint;

import java.util.Arrays;
import java.util.SplittableRandom;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/** Moments, against numpy 2; and that those of parts are those of the whole. */
final class SecondMomentsTest {

    static final double[][] ONE = {{1, 2, 3, 4, 5, 6}, {2, 1, 5, 3, 8, 6}, {0.5, 4, 2, 7, 1, 3}};

    private static double[][] normal(long seed, int columns, int rows, double mean) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] values = new double[columns][rows];
        for (double[] column : values) {
            for (int row = 0; row < rows; row++) {
                column[row] = mean + random.nextGaussian();
            }
        }
        return values;
    }

    private static double[][] part(double[][] values, int from, int to) {
        double[][] part = new double[values.length][];
        for (int column = 0; column < values.length; column++) {
            part[column] = Arrays.copyOfRange(values[column], from, to);
        }
        return part;
    }

    @Test
    void shouldAgreeWithNumpy() {
        // When
        SecondMoments moments = SecondMoments.of(ONE, 6, 1);

        // Then: np.corrcoef, np.cov(bias=True)
        assertThat(moments.correlations().of(0, 1)).isCloseTo(0.78980171, within(1e-8));
        assertThat(moments.correlations().of(2, 0)).isCloseTo(0.19128512, within(1e-8));
        assertThat(moments.correlations().of(1, 2)).isCloseTo(-0.34826018, within(1e-8));
        assertThat(moments.covariance(0, 0)).isCloseTo(35.0 / 12, within(1e-12));
        assertThat(moments.means()).containsExactly(3.5, 25.0 / 6, 17.5 / 6);
        assertThat(moments.effectiveRows()).isEqualTo(6);
    }

    @Property(tries = 100)
    void shouldMergePartsIntoTheWhole(
            @ForAll long seed, @ForAll @IntRange(max = 700) int rows, @ForAll @IntRange(max = 700) int cut) {
        // Given
        double[][] values = normal(seed, 4, rows, 3);
        int first = Math.min(cut, rows);

        // When
        SecondMoments merged = SecondMoments.of(part(values, 0, first), first, 1)
                .merge(SecondMoments.of(part(values, first, rows), rows - first, 1));

        // Then
        SecondMoments whole = SecondMoments.of(values, rows, 1);
        assertThat(merged.rows()).isEqualTo(rows);
        for (int i = 0; i < merged.products().length; i++) {
            assertThat(merged.products()[i]).isCloseTo(whole.products()[i], within(1e-9));
        }
    }

    @Test
    void shouldKeepItsDigitsWhereTheMeanIsLarge() {
        // Given
        double[][] near = normal(1, 2, 100_000, 0);
        double[][] far = normal(1, 2, 100_000, 1e9);

        // When
        SecondMoments moments = SecondMoments.of(far, 100_000, 1);

        // Then: but for the rounding of the values themselves
        SecondMoments expected = SecondMoments.of(near, 100_000, 1);
        assertThat(moments.covariance(0, 0)).isCloseTo(expected.covariance(0, 0), within(1e-7));
        assertThat(moments.correlations().of(0, 1))
                .isCloseTo(expected.correlations().of(0, 1), within(1e-7));
    }

    @Test
    void shouldCountRowsByTheirWeight() {
        // When: 6 rows that stand for 60, and 6 that stand for themselves
        SecondMoments moments = SecondMoments.of(ONE, 6, 10).merge(SecondMoments.of(ONE, 6, 1));

        // Then: Kish's 66^2 / (6 * 100 + 6)
        assertThat(moments.weight()).isEqualTo(66);
        assertThat(moments.rows()).isEqualTo(12);
        assertThat(moments.effectiveRows()).isCloseTo(66.0 * 66 / 606, within(1e-12));
        assertThat(moments.correlations().of(0, 1)).isCloseTo(0.78980171, within(1e-8));
    }

    @Test
    void shouldHaveNoCorrelationOfAColumnThatDoesNotVary() {
        // When
        Correlations correlations = SecondMoments.of(new double[][] {{0.1, 0.1, 0.1}, {1, 2, 4}}, 3, 1)
                .correlations();

        // Then
        assertThat(correlations.varies(0)).isFalse();
        assertThat(correlations.varies(1)).isTrue();
        assertThat(correlations.of(0, 1)).isNaN();
        assertThat(correlations.fisher(1, 0)).isNaN();
        assertThat(SecondMoments.empty(2).correlations().varies(1)).isFalse();
    }

    @Test
    void shouldTakeACorrelationOfOneAsOneThatCanChange() {
        assertThat(SecondMoments.of(new double[][] {{1, 2, 4}, {2, 4, 8}}, 3, 1)
                        .correlations()
                        .fisher(0, 1))
                .isCloseTo(2.6466524, within(1e-6));
    }

    @Test
    void shouldRefuseWhatAreNoMomentsOfTheSameColumns() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecondMoments.empty(2).merge(SecondMoments.empty(3)));
        assertThatIllegalArgumentException().isThrownBy(() -> SecondMoments.of(1, 1, 1, new double[2], new double[2]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecondMoments.of(1, Double.NaN, 1, new double[1], new double[1]));
    }
}
