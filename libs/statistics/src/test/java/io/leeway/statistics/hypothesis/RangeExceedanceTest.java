package io.leeway.statistics.hypothesis;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class RangeExceedanceTest {

    /** The last four by {@code sum((j + 1) * comb(n + m - j - 2, m - j) / comb(n + m, m) for j in range(k, m + 1))}. */
    @ParameterizedTest
    @CsvSource({
        "2, 3, 1, 0.9",
        "5, 4, 2, 0.40476190476190477",
        "199, 30, 2, 0.04587785277980554",
        "38, 30, 2, 0.41084683534200656",
        "100, 168, 9, 0.06160917521102404",
        "1000, 168, 9, 1.915624701394838e-07",
    })
    void shouldBeExact(long reference, long current, long outside, double expected) {
        assertThat(RangeExceedance.pValue(reference, current, outside)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void shouldCountEveryOrderOfAFewValues() {
        for (int reference = 2; reference <= 6; reference++) {
            for (int current = 0; current <= 6; current++) {
                for (int outside = 0; outside <= current; outside++) {
                    assertThat(RangeExceedance.pValue(reference, current, outside))
                            .as("%d of %d outside of %d", outside, current, reference)
                            .isCloseTo(counted(reference, current, outside), within(1e-12));
                }
            }
        }
    }

    /** Of all ways to choose which of the ordered values are the reference's. */
    private static double counted(int reference, int current, int outside) {
        int size = reference + current;
        int all = 0;
        int as = 0;
        for (int chosen = 0; chosen < 1 << size; chosen++) {
            if (Integer.bitCount(chosen) == reference) {
                int below = Integer.numberOfTrailingZeros(chosen);
                int above = size - 1 - (31 - Integer.numberOfLeadingZeros(chosen));
                all++;
                as += below + above >= outside ? 1 : 0;
            }
        }
        return as / (double) all;
    }

    @Test
    void shouldBeCertainOfNothingAndStayWithinZeroToOne() {
        assertThat(RangeExceedance.pValue(2, 0, 0)).isEqualTo(1);
        assertThat(RangeExceedance.pValue(1_000_000, 1_000_000, 1_000_000)).isBetween(0.0, 1e-300);
        assertThat(RangeExceedance.pValue(2, 1_000_000, 1)).isBetween(0.99, 1.0);
        assertThat(RangeExceedance.pValue(1_000_000_000, 30, 30)).isBetween(0.0, 1e-200);
    }

    @Test
    void shouldRefuseWhatCannotBe() {
        assertThatThrownBy(() -> RangeExceedance.pValue(1, 5, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RangeExceedance.pValue(5, 5, 6)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RangeExceedance.pValue(5, 5, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldHoldItsLevelOnUnchangedRows() {
        // Given: 100 reference and 30 current values of one distribution, a thousand times
        SplittableRandom random = new SplittableRandom(7);
        int significant = 0;
        for (int run = 0; run < 1_000; run++) {
            double[] ends = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
            random.doubles(100).forEach(value -> {
                ends[0] = Math.min(ends[0], value);
                ends[1] = Math.max(ends[1], value);
            });
            long outside = random.doubles(30)
                    .filter(value -> value < ends[0] || value > ends[1])
                    .count();
            significant += RangeExceedance.pValue(100, 30, outside) <= 0.05 ? 1 : 0;
        }

        // Then: at most 5 %, and three standard errors
        assertThat(significant).isBetween(1, 70);
    }
}
