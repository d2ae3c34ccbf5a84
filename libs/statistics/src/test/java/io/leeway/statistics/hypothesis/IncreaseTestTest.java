package io.leeway.statistics.hypothesis;

import org.junit.jupiter.api.Test;

import io.leeway.statistics.Outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class IncreaseTestTest {

    @Test
    void shouldGiveTheExactTailOfSmallCounts() {
        // When, Then: one success among 5,040 falls into the 40 with probability 40 / 5,040
        assertThat(pValue(0, 5_000, 1, 40)).isCloseTo(40.0 / 5_040, within(1e-12));
        // The lady tasting tea, all four right: 1 / C(8, 4); scipy.stats.fisher_exact([[0, 4], [4, 0]], "less")
        assertThat(pValue(0, 4, 4, 4)).isCloseTo(1.0 / 70, within(1e-12));
        // Three of four: (1 + 16) / 70
        assertThat(pValue(1, 4, 3, 4)).isCloseTo(17.0 / 70, within(1e-12));
    }

    @Test
    void shouldLookInOneDirectionOnly() {
        // When, Then
        assertThat(pValue(50, 100, 0, 100)).isEqualTo(1);
        assertThat(pValue(50_000, 100_000, 40_000, 100_000)).isGreaterThan(0.999);
        assertThat(pValue(40_000, 100_000, 50_000, 100_000)).isLessThan(1e-9);
    }

    @Test
    void shouldBeUndefinedWithoutTrials() {
        // When
        Outcome<TestResult> result = IncreaseTest.compare(0, 0, 1, 2);

        // Then
        assertThat(result.isDefined()).isFalse();
    }

    private static double pValue(long referenceSuccesses, long referenceTrials, long successes, long trials) {
        return IncreaseTest.compare(referenceSuccesses, referenceTrials, successes, trials)
                .orElseThrow()
                .pValue();
    }
}
