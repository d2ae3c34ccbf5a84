package io.leeway.statistics.hypothesis;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

class ShareShiftTest {

    /** Expected in Python: sums of {@code comb(K, k) * comb(N - K, C - k)} over {@code comb(N, C)} as fractions, the smaller one doubled. */
    @ParameterizedTest
    @CsvSource({
        "3, 1000, 9, 500, 0.007454798856065203",
        "0, 100, 5, 100, 0.059383210468586585",
        "500, 10000, 60, 1000, 0.1987418781612005",
        "500, 10000, 40, 1000, 0.18199771249920785",
        "1, 100000, 3, 100, 7.732969245222365e-09",
        "50, 1000, 5, 100, 1",
        "960, 1000, 80, 100, 9.940323209782214e-08",
        "700, 100000, 200, 10000, 2.784222450591185e-32",
        "0, 10, 3, 3, 0.006993006993006993",
        "300, 300000, 0, 10000, 0.00010636591211604361"
    })
    void shouldDoubleTheSmallerExactTail(
            long reference, long referenceRows, long current, long currentRows, double expected) {
        // When
        double pValue = ShareShift.pValue(reference, referenceRows, current, currentRows);

        // Then
        assertThat(pValue).isCloseTo(expected, withinPercentage(1e-7));
    }

    @Test
    void shouldFindNoShiftWhereASideHasNoRowsOrNothingWasHit() {
        // When, Then
        assertThat(ShareShift.pValue(0, 0, 3, 10)).isEqualTo(1);
        assertThat(ShareShift.pValue(0, 10, 0, 10)).isEqualTo(1);
        assertThat(ShareShift.pValue(10, 10, 10, 10)).isEqualTo(1);
    }
}
