package io.leeway.statistics.profile;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

final class NumericProfileTest {

    private static final int LARGE = 20_000;

    /** Columns that lead the sorter along each of its ways. */
    static Stream<double[]> largeColumns() {
        Random random = new Random(3);
        return Stream.of(
                random.doubles(LARGE).toArray(),
                random.doubles(LARGE, -1, 1).map(x -> x * x * x).toArray(),
                random.doubles(LARGE).map(x -> 1e9 + x * 1e-3).toArray(),
                random.doubles(LARGE).map(x -> 1e9 + Math.rint(x * 40) * 1e-6).toArray(),
                random.doubles(LARGE).map(Math::rint).toArray(),
                random.doubles(LARGE).map(x -> x < 0.001 ? 1e150 : 1 + x * 1e-9).toArray(),
                random.doubles(LARGE).map(x -> x < 0.5 ? -x : x).toArray(),
                random.longs(LARGE).mapToDouble(Double::longBitsToDouble).toArray(),
                new double[LARGE]);
    }

    @ParameterizedTest
    @MethodSource("largeColumns")
    void shouldSortLikeTheLibrary(double[] column) {
        double[] expected = Arrays.stream(column)
                .filter(Double::isFinite)
                .map(value -> value + 0.0)
                .sorted()
                .toArray();

        NumericProfile profile = NumericProfile.of(column);

        assertThat(profile.size()).isEqualTo(expected.length);
        for (int rank = 0; rank < expected.length; rank++) {
            assertThat(profile.sample().atRank(rank)).isEqualTo(expected[rank]);
        }
    }

    @Test
    void shouldReuseItsBuffers() {
        // Given
        NumericProfiler profiler = new NumericProfiler();
        double[] large = new Random(1).doubles(LARGE).toArray();
        byte[] first = profiler.profile(large).toBytes();
        profiler.profile(new double[] {3, 1, 2});

        // When
        byte[] again = profiler.profile(large).toBytes();

        // Then
        assertThat(again).isEqualTo(first);
    }

    @Test
    void shouldStayBoundedBeyondTheCap() {
        // Given
        int cap = 20_000;
        Random random = new Random(5);
        NumericProfileBuilder builder = new NumericProfileBuilder(cap);

        // When
        for (int part = 0; part < 100; part++) {
            builder.add(random.doubles(20_000).toArray(), 0, 20_000);
        }
        NumericProfile profile = builder.build();

        // Then
        assertThat(profile.size()).isEqualTo(2_000_000);
        assertThat(profile.distinct()).isLessThanOrEqualTo(cap);
        assertThat(profile.error().isExact()).isFalse();
        assertThat(profile.error().rank()).isLessThan(0.005);
        assertThat(profile.quantile(0.5)).isCloseTo(0.5, within(0.01));
    }

    @Test
    void shouldBeExactUpToTheCap() {
        // Given
        double[] values =
                new Random(6).doubles(50_000).map(x -> Math.rint(x * 500)).toArray();

        // When
        NumericProfile profile =
                new NumericProfileBuilder(1_000).add(values, 0, values.length).build();

        // Then
        assertThat(profile.toBytes()).isEqualTo(NumericProfile.of(values).toBytes());
    }

    @Test
    void shouldCountInBins() {
        // Given
        NumericProfile profile = NumericProfile.of(new double[] {0, 0.5, 1, 1, 2, 3, Double.NaN});

        // When
        long[] counts = profile.histogram(new double[] {0, 1, 2});

        // Then
        assertThat(counts).containsExactly(2, 3);
    }

    @Test
    void shouldRefuseBadArguments() {
        NumericProfile profile = NumericProfile.of(new double[] {1, 2});

        assertThatThrownBy(() -> profile.quantile(1.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("probability");
        assertThatThrownBy(() -> profile.histogram(new double[] {1, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("edges");
        assertThatThrownBy(() -> profile.compress(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("points");
        assertThatThrownBy(() -> NumericProfile.empty().mean()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> NumericProfile.of(new double[] {1}).sampleVariance())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldComputeMomentsOfExtremeValues() {
        // Given
        double[] tiny = {1e9 + 1e-6, 1e9 + 2e-6, 1e9 + 3e-6};
        double[] huge = {1e200, 2e200, 3e200, -Double.MAX_VALUE};

        // When
        NumericProfile large = NumericProfile.of(tiny);

        // Then
        assertThat(large.mean()).isCloseTo(1e9, within(1e-3));
        assertThat(large.populationStandardDeviation()).isCloseTo(8.2e-7, within(1e-7));
        assertThat(NumericProfile.of(huge).mean()).isFinite();
        assertThat(NumericProfile.of(huge).populationStandardDeviation()).isFinite();
    }
}
