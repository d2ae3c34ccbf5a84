package io.leeway.statistics.interval;

import java.util.List;
import java.util.SplittableRandom;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CountIntervalsTest {

    @Test
    void shouldHoldTheF1Itself() {
        ConfidenceInterval interval = CountIntervals.f1(8, 3, 2, 0.99).orElseThrow();

        assertThat(interval.contains(16.0 / 21)).isTrue();
    }

    @Test
    void shouldHaveAWidthAtTheEnds() {
        assertThat(CountIntervals.f1(0, 1, 1, 0.99).orElseThrow().upper()).isGreaterThan(0.8);
        assertThat(CountIntervals.f1(3, 0, 0, 0.99).orElseThrow().lower()).isLessThan(0.6);
    }

    @Test
    void shouldBeUndefinedForAClassThatNeitherOccursNorIsPredicted() {
        assertThat(CountIntervals.f1(0, 0, 0, 0.99).isDefined()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"120, 0.02, 0.8, 0.004", "120, 0.02, 0.5, 0.02", "2000, 0.01, 0.9, 0.001", "500, 0.3, 0.8, 0.1"})
    @Tag("simulation")
    void shouldCoverTheF1OfUnchangedBatches(int rows, double positives, double recall, double falseAlarms) {
        double expectedHits = positives * recall;
        double truth = 2 * expectedHits / (positives + expectedHits + (1 - positives) * falseAlarms);
        SplittableRandom random = new SplittableRandom(7);
        int runs = 4_000;
        int below = 0;
        for (int run = 0; run < runs; run++) {
            long hits = 0;
            long misses = 0;
            long alarms = 0;
            for (int row = 0; row < rows; row++) {
                boolean positive = random.nextDouble() < positives;
                boolean predicted = random.nextDouble() < (positive ? recall : falseAlarms);
                hits += positive && predicted ? 1 : 0;
                misses += positive && !predicted ? 1 : 0;
                alarms += !positive && predicted ? 1 : 0;
            }
            below += CountIntervals.f1(hits, misses, alarms, 0.99)
                            .map(interval -> interval.upper() < truth)
                            .toOptional()
                            .orElse(false)
                    ? 1
                    : 0;
        }

        // Half a per cent is expected below; without a row of the class nothing is said.
        assertThat(below / (double) runs).isLessThan(0.0125);
    }

    @Test
    void shouldAddIndependentDistancesAtRightAngles() {
        List<CountIntervals.Term> terms = List.of(
                new CountIntervals.Term(0.5, 1, new ConfidenceInterval(0.2, 0.9, 0.99)),
                new CountIntervals.Term(0.9, 1, new ConfidenceInterval(0.5, 1.0, 0.99)));

        ConfidenceInterval interval = CountIntervals.mean(terms).orElseThrow();

        assertThat(interval.lower()).isCloseTo(0.7 - 0.25, Offset.offset(1e-12));
        assertThat(interval.upper()).isCloseTo(0.7 + Math.hypot(0.2, 0.05), Offset.offset(1e-12));
    }

    @Test
    void shouldAddDistancesThatGrowTogether() {
        List<CountIntervals.Term> terms = List.of(
                new CountIntervals.Term(0.5, 1, new ConfidenceInterval(0.2, 0.9, 0.99)),
                new CountIntervals.Term(0.9, 3, new ConfidenceInterval(0.5, 1.0, 0.99)));

        ConfidenceInterval interval = CountIntervals.meanOfDependent(terms).orElseThrow();

        assertThat(interval.lower()).isCloseTo(0.8 - 0.375, Offset.offset(1e-12));
        assertThat(interval.upper()).isCloseTo(0.8 + 0.175, Offset.offset(1e-12));
        assertThat(CountIntervals.meanOfDependent(List.of()).isDefined()).isFalse();
    }

    @Test
    void shouldBeUndefinedWithoutTerms() {
        assertThat(CountIntervals.mean(List.of()).isDefined()).isFalse();
    }
}
