package io.leeway.statistics.calibration;

import java.util.Arrays;
import java.util.SplittableRandom;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Laws of the autocorrelation time. */
final class AutocorrelationTimePropertyTest {

    /** A stream of which each row keeps a share of the one before it. */
    private static double[] autoregressive(long seed, int rows, double kept) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[rows];
        double state = random.nextGaussian();
        for (int row = 0; row < rows; row++) {
            state = kept * state + Math.sqrt(1 - kept * kept) * random.nextGaussian();
            values[row] = state;
        }
        return values;
    }

    @Property(tries = 50)
    void shouldBeNearOneForIndependentRows(@ForAll long seed) {
        assertThat(AutocorrelationTime.ofNumbers(autoregressive(seed, 5_000, 0)).orElseThrow())
                .isBetween(1.0, 1.35);
    }

    /** Ranks remember almost as values do. */
    @Property(tries = 50)
    void shouldBeWhatAnAutoregressionHas(@ForAll long seed, @ForAll @DoubleRange(min = 0.3, max = 0.95) double kept) {
        double expected = (1 + kept) / (1 - kept);

        double time = AutocorrelationTime.ofNumbers(autoregressive(seed, 50_000, kept))
                .orElseThrow();

        assertThat(time / expected).isBetween(0.65, 1.35);
    }

    @Property(tries = 50)
    void shouldBeOneWhereRowsAlternate(@ForAll long seed, @ForAll @DoubleRange(min = 0.3, max = 0.9) double kept) {
        assertThat(AutocorrelationTime.ofNumbers(autoregressive(seed, 2_000, -kept))
                        .orElseThrow())
                .isBetween(1.0, 1.1);
    }

    @Property(tries = 50)
    void shouldNotDependOnTheScale(@ForAll long seed) {
        double[] values = autoregressive(seed, 500, 0.7);
        double[] stretched = Arrays.stream(values).map(Math::exp).toArray();
        double[] turned = Arrays.stream(values).map(value -> -3 * value).toArray();

        double time = AutocorrelationTime.ofNumbers(values).orElseThrow();

        assertThat(AutocorrelationTime.ofNumbers(stretched).orElseThrow()).isCloseTo(time, within(1e-9));
        assertThat(AutocorrelationTime.ofNumbers(turned).orElseThrow()).isCloseTo(time, within(1e-9));
    }

    @Property(tries = 50)
    void shouldNotDependOnTheNamesOfCategories(@ForAll long seed) {
        int[] codes = Arrays.stream(autoregressive(seed, 2_000, 0.8))
                .mapToInt(value -> (int) Math.clamp(value + 2, 0, 4))
                .toArray();
        int[] others = Arrays.stream(codes).map(code -> 3 * (4 - code) % 5).toArray();

        double time = AutocorrelationTime.ofCategories(codes).orElseThrow();

        assertThat(AutocorrelationTime.ofCategories(others).orElseThrow()).isCloseTo(time, within(1e-9));
        assertThat(time).isGreaterThan(2);
    }

    /** The autocorrelations of having the one category and of having the other are the same. */
    @Property(tries = 50)
    void shouldTakeTwoCategoriesForTwoNumbers(@ForAll long seed) {
        int[] codes = Arrays.stream(autoregressive(seed, 1_000, 0.6))
                .mapToInt(value -> value > 0.3 ? 1 : 0)
                .toArray();
        double[] numbers = Arrays.stream(codes).asDoubleStream().toArray();

        assertThat(AutocorrelationTime.ofCategories(codes).orElseThrow())
                .isCloseTo(AutocorrelationTime.ofNumbers(numbers).orElseThrow(), within(1e-9));
    }

    @Test
    void shouldBeOneWhereNothingVaries() {
        assertThat(AutocorrelationTime.ofNumbers(new double[20])).isEqualTo(Outcome.of(1.0));
        assertThat(AutocorrelationTime.ofCategories(new int[20])).isEqualTo(Outcome.of(1.0));
    }

    @Test
    void shouldLeaveOutWhatIsMissing() {
        double[] values = autoregressive(3, 200, 0.7);
        double[] gaps = new double[400];
        Arrays.setAll(gaps, row -> row % 2 == 0 ? values[row / 2] : Double.NaN);

        assertThat(AutocorrelationTime.ofNumbers(gaps)).isEqualTo(AutocorrelationTime.ofNumbers(values));
        assertThat(AutocorrelationTime.ofNumbers(new double[] {1, 2, Double.POSITIVE_INFINITY}))
                .isEqualTo(Outcome.undefined(Reason.TOO_FEW_VALUES));
        assertThat(AutocorrelationTime.ofCategories(new int[] {-1, 0, 1}))
                .isEqualTo(Outcome.undefined(Reason.TOO_FEW_VALUES));
    }

    /** By hand: ranks from their mean -4.5 to 4.5 over 10; the pairs' sums fall from the first, and the third is below 0. */
    @Test
    void shouldSumTheInitialSequence() {
        double[] rising = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

        // products by lag: 82.5, 57.75, 34, 12.25, -6.5, -21.25 (numpy.correlate): 2 (140.25 + 46.25) / 82.5 - 1
        assertThat(AutocorrelationTime.ofNumbers(rising).orElseThrow())
                .isCloseTo(2 * (140.25 + 46.25) / 82.5 - 1, within(1e-9));
    }
}
