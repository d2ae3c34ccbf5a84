package io.leeway.evaluation.profiles;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.leeway.statistics.hypothesis.KolmogorovSmirnov;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;

import static org.assertj.core.api.Assertions.assertThat;

class GrowingProfileTest {

    private static final long SEED = 17;
    private static final int PART = 1_000;

    @Test
    void shouldBeEmptyWithoutParts() {
        assertThat(new GrowingProfile().whole().rows()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64, 100})
    void shouldBeTheProfileOfAllRowsInWhateverPartsTheyCome(int parts) {
        // Given
        double[] values = values(parts * PART);
        GrowingProfile growing = new GrowingProfile();

        // When
        add(values, growing);

        // Then
        NumericProfile known = growing.whole().numeric("x");
        NumericProfile expected = NumericProfile.of(values);
        assertThat(growing.whole().rows()).isEqualTo(values.length);
        assertThat(known.error().isExact()).isTrue();
        assertThat(known.mean()).isEqualTo(expected.mean());
        assertThat(known.size()).isEqualTo(expected.size());
        assertThat(gap(known, expected)).isZero();
        assertThat(growing.whole().categorical("c").count("b")).isEqualTo(parts * (long) PART);
    }

    @Test
    void shouldKeepWithinItsMemoryAndStateItsErrorWhereThereAreMoreValuesThanFit() {
        // Given: room for a twentieth of the values
        double[] values = values(200 * PART);
        GrowingProfile growing = new GrowingProfile(10L * PART * Double.BYTES);

        // When
        add(values, growing);

        // Then
        NumericProfile known = growing.whole().numeric("x");
        NumericProfile expected = NumericProfile.of(values);
        assertThat(known.bytes()).isLessThanOrEqualTo(10L * PART * Double.BYTES);
        assertThat(known.size()).isEqualTo(values.length);
        assertThat(known.min()).isEqualTo(expected.min());
        assertThat(known.max()).isEqualTo(expected.max());
        assertThat(gap(known, expected))
                .isPositive()
                .isLessThanOrEqualTo(known.error().rank());
        assertThat(known.error().rank()).isLessThan(0.01);
    }

    @Test
    void shouldLeaveAloneWhatHoldsNoMoreThanItsShare() {
        // Given
        double[] few = values(100 * PART);
        Arrays.setAll(few, i -> i % 10);
        double[] many = values(100 * PART);
        GrowingProfile growing = new GrowingProfile(20L * PART * Double.BYTES);

        // When
        for (int from = 0; from < many.length; from += PART) {
            growing.add(new DataProfile(
                    PART,
                    Map.of(
                            "few", NumericProfile.of(Arrays.copyOfRange(few, from, from + PART)),
                            "many", NumericProfile.of(Arrays.copyOfRange(many, from, from + PART))),
                    Map.of()));
        }

        // Then
        assertThat(growing.whole().numeric("few").error().isExact()).isTrue();
        assertThat(growing.whole().numeric("few").distinct()).isEqualTo(10);
        assertThat(growing.whole().numeric("many").error().isExact()).isFalse();
    }

    private static double gap(NumericProfile one, NumericProfile other) {
        return KolmogorovSmirnov.compare(one, other).orElseThrow().statistic();
    }

    private static void add(double[] values, GrowingProfile growing) {
        for (int from = 0; from < values.length; from += PART) {
            growing.add(new DataProfile(
                    PART,
                    Map.of("x", NumericProfile.of(Arrays.copyOfRange(values, from, from + PART))),
                    Map.of("c", CategoricalProfile.of(new String[] {"b"}, new int[PART]))));
        }
    }

    private static double[] values(int count) {
        Random random = new Random(SEED);
        double[] values = new double[count];
        Arrays.setAll(values, i -> random.nextGaussian());
        return values;
    }
}
