package io.leeway.statistics.profile;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class NumericChangeTest {

    private static final double[] ROWS = {3, 1, Double.NaN, 0, 1, Double.POSITIVE_INFINITY, -2};

    @Test
    void shouldEqualTheProfileOfTheChangedRows() {
        // When
        NumericProfile doubled = NumericChange.map(NumericProfile.of(ROWS), value -> -2 * value);

        // Then
        NumericProfile expected =
                NumericProfile.of(new double[] {-6, -2, Double.NaN, 0, -2, Double.POSITIVE_INFINITY, 4});
        assertThat(doubled.toBytes()).isEqualTo(expected.toBytes());
    }

    @Test
    void shouldCountValuesThatBecomeAlikeTogether() {
        // When
        NumericProfile same = NumericChange.map(NumericProfile.of(ROWS), value -> 0);

        // Then
        assertThat(same.zeros()).isEqualTo(5);
        assertThat(same.distinct()).isEqualTo(1);
        assertThat(same.missing()).isEqualTo(1);
        assertThat(same.rows()).isEqualTo(ROWS.length);
    }

    @Test
    void shouldScaleTheErrorOfACompressedProfile() {
        // Given
        double[] values = new SplittableRandom(1).doubles(10_000).toArray();
        NumericProfile compressed = NumericProfile.of(values).compress(100);

        // When
        NumericProfile scaled = NumericChange.map(compressed, value -> 10 * value);

        // Then
        assertThat(scaled.error().rank()).isEqualTo(compressed.error().rank());
        assertThat(scaled.error().wasserstein())
                .isCloseTo(
                        10 * compressed.error().wasserstein(),
                        within(0.01 * 10 * compressed.error().wasserstein()));
        assertThat(scaled.max()).isEqualTo(10 * compressed.max());
        assertThat(scaled.size()).isEqualTo(10_000);
    }

    @Test
    void shouldRefuseAValueThatIsNotFinite() {
        assertThatThrownBy(() -> NumericChange.map(NumericProfile.of(ROWS), value -> 1 / value))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldDivideTheRowsWithoutLosingOne() {
        // Given
        NumericProfile profile = NumericProfile.of(ROWS);

        // When
        NumericChange.Parts parts = NumericChange.draw(profile, 0.5, new SplittableRandom(2));

        // Then
        assertThat(parts.drawn().merge(parts.rest()).toBytes()).isEqualTo(profile.toBytes());
        assertThat(parts.drawn().missing() + parts.drawn().positiveInfinities()).isZero();
    }

    @Test
    void shouldDrawAboutTheShare() {
        // Given: one value often, which is drawn by the normal approximation, and many once
        double[] values = new double[20_000];
        Arrays.setAll(values, i -> i < 10_000 ? 7 : i);

        // When
        NumericChange.Parts parts = NumericChange.draw(NumericProfile.of(values), 0.2, new SplittableRandom(3));

        // Then: five standard deviations, 5 * sqrt(n * 0.2 * 0.8)
        assertThat(parts.drawn().size()).isBetween(4_000L - 283, 4_000L + 283);
        assertThat(parts.drawn().cdf(7)).isCloseTo(0.5, within(0.05));
    }

    @Test
    void shouldDrawAllOrNothing() {
        // Given
        NumericProfile profile = NumericProfile.of(ROWS);

        // Then
        assertThat(NumericChange.draw(profile, 0, new SplittableRandom(4))
                        .drawn()
                        .rows())
                .isZero();
        assertThat(NumericChange.draw(profile, 1, new SplittableRandom(4))
                        .rest()
                        .size())
                .isZero();
        assertThat(NumericChange.draw(NumericProfile.empty(), 0.5, new SplittableRandom(4))
                        .rest()
                        .rows())
                .isZero();
        assertThatThrownBy(() -> NumericChange.draw(profile, Double.NaN, new SplittableRandom(4)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldMakeEveryFiniteValueMissing() {
        // When
        NumericProfile missing = NumericChange.missing(NumericProfile.of(ROWS));

        // Then
        assertThat(missing.size()).isZero();
        assertThat(missing.missing()).isEqualTo(6);
        assertThat(missing.positiveInfinities()).isEqualTo(1);
        assertThat(missing.rows()).isEqualTo(ROWS.length);
    }
}
