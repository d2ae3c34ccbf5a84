package io.leeway.statistics.hypothesis;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.leeway.statistics.distance.BinnedCounts;

import static org.assertj.core.api.Assertions.assertThat;

class PermutedContingencyTest {

    /** Of two categories the division is hypergeometric, and chi-square grows with the distance from what is expected. */
    @Test
    void shouldBeTheExactProbabilityOfTwoCategories() {
        BinnedCounts counts = BinnedCounts.of("categories", new long[] {11_760, 240}, new long[] {92, 8});

        double pValue = PermutedContingency.chiSquare(counts);

        HypergeometricDistribution divisions = HypergeometricDistribution.of(12_100, 248, 100);
        double exact = divisions.survivalProbability(7);
        assertThat(ChiSquareContingency.of(counts, ChiSquareContingency.Correction.NONE)
                        .pValue())
                .isLessThan(exact / 10);
        assertThat(pValue).isCloseTo(exact, Percentage.withPercentage(60));
    }

    @Test
    void shouldContinueTheTailBeyondAllDivisions() {
        BinnedCounts counts = BinnedCounts.of("categories", new long[] {11_760, 240}, new long[] {88, 12});

        double exact = HypergeometricDistribution.of(12_100, 252, 100).survivalProbability(11);

        assertThat(exact).isLessThan(1e-5);
        assertThat(PermutedContingency.chiSquare(counts)).isBetween(exact / 30, exact * 30);
    }

    @Test
    void shouldBeThatOfTheDistributionWhereNoCategoryIsRare() {
        BinnedCounts counts = BinnedCounts.of("categories", new long[] {500, 300, 200}, new long[] {250, 200, 50});

        assertThat(PermutedContingency.chiSquare(counts))
                .isEqualTo(ChiSquareContingency.of(counts, ChiSquareContingency.Correction.NONE)
                        .pValue());
    }

    @Test
    void shouldBeThatOfTheDistributionWhereThereAreTooManyRowsToDivide() {
        BinnedCounts counts = BinnedCounts.of("categories", new long[] {50_000, 100}, new long[] {50_000, 150});

        assertThat(PermutedContingency.sparse(counts))
                .isEqualTo(SparseContingency.of(counts).pValue());
    }

    @Test
    void shouldNotMindWhichSideComesFirstNorEmptyCategories() {
        long[] reference = {0, 1_000, 0, 0, 50, 9, 0};
        long[] current = {0, 80, 0, 0, 5, 6, 0};

        double pValue = PermutedContingency.sparse(BinnedCounts.of("categories", reference, current));

        assertThat(pValue).isEqualTo(PermutedContingency.sparse(BinnedCounts.of("categories", current, reference)));
        assertThat(pValue).isLessThan(0.02);
    }

    @Test
    void shouldTellNothingWhereThereIsNoChoice() {
        assertThat(PermutedContingency.sparse(BinnedCounts.of("categories", new long[] {5}, new long[] {7})))
                .isEqualTo(1);
        assertThat(PermutedContingency.chiSquare(BinnedCounts.of("categories", new long[] {5}, new long[] {7})))
                .isEqualTo(1);
        assertThat(PermutedContingency.sparse(
                        BinnedCounts.of("categories", new long[] {1, 1, 1, 0, 0}, new long[] {0, 0, 0, 1, 1})))
                .isEqualTo(1);
    }

    /** Far out is where a correction for many columns looks: of two rare rows expected, seven come once in two hundred batches. */
    @Test
    @Tag("simulation")
    void shouldKeepTheErrorRateFarOutInTheTail() {
        int byDistribution = alarms(counts -> ChiSquareContingency.of(counts, ChiSquareContingency.Correction.NONE)
                .pValue());
        int byDivision = alarms(PermutedContingency::chiSquare);

        assertThat(byDistribution).as("what it is for").isGreaterThan(60);
        assertThat(byDivision).isBetween(3, 33);
    }

    /**
     * Of 20,000 batches of 100 rows, against references of 12,000, those with p up to 0.001: twenty are due, and three
     * deviations. There are many references, because the batches of one are alike.
     */
    private static int alarms(ToDoubleFunction<BinnedCounts> pValue) {
        SplittableRandom random = new SplittableRandom(7);
        double[] upTo = {98, 100};
        int alarms = 0;
        for (int reference = 0; reference < 200; reference++) {
            long[] before = drawn(random, upTo, 12_000);
            for (int run = 0; run < 100; run++) {
                BinnedCounts counts = BinnedCounts.of("categories", before, drawn(random, upTo, 100));
                alarms += pValue.applyAsDouble(counts) <= 0.001 ? 1 : 0;
            }
        }
        return alarms;
    }

    private static long[] drawn(SplittableRandom random, double[] upTo, int rows) {
        long[] counts = new long[upTo.length];
        for (int row = 0; row < rows; row++) {
            int place = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
            counts[place < 0 ? -place - 1 : place]++;
        }
        return counts;
    }
}
