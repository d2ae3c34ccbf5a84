package io.leeway.statistics.hypothesis;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.leeway.statistics.distance.BinnedCounts;
import io.leeway.statistics.profile.EmpiricalGap;
import io.leeway.statistics.profile.NumericProfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Tests of rows that are worth less than as many independent ones. */
final class EffectiveSizeTest {

    private static EmpiricalGap gap(int reference, int current, double shift) {
        return EmpiricalGap.between(
                        NumericProfile.of(IntStream.range(0, reference)
                                .mapToDouble(row -> row / (double) reference)
                                .toArray()),
                        NumericProfile.of(IntStream.range(0, current)
                                .mapToDouble(row -> row / (double) current + shift)
                                .toArray()))
                .orElseThrow();
    }

    @Test
    void shouldBeTheAsymptoticTestWhereRowsAreIndependent() {
        EmpiricalGap gap = gap(1_000, 1_000, 0.06);

        assertThat(EffectiveSize.kolmogorovSmirnov(gap, 1))
                .isEqualTo(KolmogorovSmirnov.of(gap, KolmogorovSmirnov.Method.ASYMPTOTIC)
                        .orElseThrow()
                        .pValue());
    }

    @Test
    void shouldFindTheSameGapLessUnlikelyAmongRowsThatDependOnEachOther() {
        EmpiricalGap gap = gap(1_000, 200, 0.2);

        assertThat(EffectiveSize.kolmogorovSmirnov(gap, 1)).isLessThan(1e-4);
        // 1,000 and 200 rows are worth 50 and 10, and those 8 of one sample: scipy.stats.kstwo.sf(0.2, 8) is 0.848
        assertThat(EffectiveSize.kolmogorovSmirnov(gap, 20)).isGreaterThan(0.8);
        assertThat(EffectiveSize.kolmogorovSmirnov(gap, 10_000)).isEqualTo(1);
    }

    @Test
    void shouldDivideChiSquareByTheTime() {
        BinnedCounts counts = BinnedCounts.of("categories", new long[] {600, 400}, new long[] {100, 100});

        // scipy.stats.chi2_contingency([[600, 400], [100, 100]], correction=False): 6.857143, p 0.00882876
        assertThat(EffectiveSize.chiSquare(counts, 1)).isCloseTo(0.008829, within(2e-6));
        // scipy.stats.chi2.sf(6.857143 / 4, 1)
        assertThat(EffectiveSize.chiSquare(counts, 4)).isCloseTo(0.190430, within(2e-6));
    }

    @Test
    void shouldSeeNothingInOneCategory() {
        assertThat(EffectiveSize.chiSquare(BinnedCounts.of("categories", new long[] {9}, new long[] {5}), 2))
                .isEqualTo(1);
    }

    @Test
    void shouldRefuseThatRowsAreWorthMoreThanTheyAre() {
        assertThatThrownBy(() -> EffectiveSize.of(10, 0.5)).isInstanceOf(IllegalArgumentException.class);
        assertThat(EffectiveSize.of(10, 100)).isEqualTo(1);
    }
}
