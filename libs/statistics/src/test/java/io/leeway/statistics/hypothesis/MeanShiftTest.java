package io.leeway.statistics.hypothesis;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;
import io.leeway.statistics.profile.NumericProfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

final class MeanShiftTest {

    private static final double[] REFERENCE = {1.0, 2.5, 3.0, 4.25, 5.0};
    private static final double[] CURRENT = {2.0, 4.0, 6.5, 7.0};

    @Test
    void shouldNotDependOnTheMagnitude() {
        // Given: scipy.stats.ttest_ind([1, 2.5, 3, 4.25, 5], [2, 4, 6.5, 7], equal_var=False).pvalue
        double expected = 0.25816540187303705;

        // When
        MeanShift.Result huge = MeanShift.compare(scaled(REFERENCE, 1e150), scaled(CURRENT, 1e150))
                .orElseThrow();

        // Then
        assertThat(huge.pValue()).isCloseTo(expected, within(1e-12));
    }

    @Test
    void shouldStateTheShift() {
        // When
        MeanShift.Result result =
                MeanShift.compare(scaled(REFERENCE, 1), scaled(CURRENT, 1)).orElseThrow();

        // Then
        assertThat(result.difference()).isCloseTo(4.875 - 3.15, within(1e-12));
        assertThat(result.standardised()).isPositive();
        assertThat(result.varianceRatio()).isGreaterThan(1);
        assertThat(result.statistic()).isNegative();
    }

    @Test
    void shouldDefineNothingForConstants() {
        // When
        Outcome<MeanShift.Result> result =
                MeanShift.compare(NumericProfile.of(new double[] {1, 1}), NumericProfile.of(new double[] {2, 2}));

        // Then
        assertThat(result).isEqualTo(Outcome.undefined(Reason.NO_VARIATION));
    }

    private static NumericProfile scaled(double[] values, double factor) {
        return NumericProfile.of(
                Arrays.stream(values).map(value -> value * factor).toArray());
    }
}
