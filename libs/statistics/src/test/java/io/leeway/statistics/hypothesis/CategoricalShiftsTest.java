package io.leeway.statistics.hypothesis;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.apache.commons.statistics.distribution.GammaDistribution;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.leeway.statistics.distance.BinnedCounts;

import static org.assertj.core.api.Assertions.assertThat;

class CategoricalShiftsTest {

    @Test
    void shouldSeeThatEveryCategoryWasRenamed() {
        long[] reference = new long[400];
        long[] current = new long[400];
        for (int i = 0; i < 200; i++) {
            reference[i] = 3;
            current[200 + i] = 2;
        }

        BinnedCounts counts = BinnedCounts.of("categories", reference, current);

        assertThat(SparseContingency.of(counts).pValue()).isLessThan(1e-50);
        assertThat(OneSidedCategories.appeared(counts).rows()).isEqualTo(400);
        assertThat(OneSidedCategories.appeared(counts).pValue()).isLessThan(1e-20);
        assertThat(OneSidedCategories.vanished(counts).pValue()).isLessThan(1e-20);
    }

    /** Every division of four and three rows among categories of 3, 2, 1 and 1 rows, counted one by one. */
    @Test
    void shouldHaveTheMeanAndVarianceOfAllDivisions() {
        long[] totals = {3, 2, 1, 1};
        int[] category = {0, 0, 0, 1, 1, 2, 3};
        double[] statistics = IntStream.range(0, 1 << 7)
                .filter(chosen -> Integer.bitCount(chosen) == 3)
                .mapToDouble(chosen -> statistic(totals, category, chosen))
                .toArray();
        double mean = IntStream.range(0, statistics.length)
                .mapToDouble(i -> statistics[i])
                .average()
                .orElseThrow();
        double variance = IntStream.range(0, statistics.length)
                .mapToDouble(i -> (statistics[i] - mean) * (statistics[i] - mean))
                .average()
                .orElseThrow();

        double scale = variance / mean;
        double expected = GammaDistribution.of(mean / scale, scale).survivalProbability(statistics[0]);

        assertThat(SparseContingency.of(divided(totals, category, firstOfThree()))
                        .pValue())
                .isCloseTo(expected, Percentage.withPercentage(1e-6));
    }

    private static int firstOfThree() {
        return IntStream.range(0, 1 << 7)
                .filter(chosen -> Integer.bitCount(chosen) == 3)
                .findFirst()
                .orElseThrow();
    }

    private static double statistic(long[] totals, int[] category, int chosen) {
        return SparseContingency.of(divided(totals, category, chosen)).statistic();
    }

    private static BinnedCounts divided(long[] totals, int[] category, int chosen) {
        long[] current = new long[totals.length];
        for (int row = 0; row < category.length; row++) {
            current[category[row]] += chosen >> row & 1;
        }
        long[] reference = IntStream.range(0, totals.length)
                .mapToLong(i -> totals[i] - current[i])
                .toArray();
        return BinnedCounts.of("categories", reference, current);
    }

    @Test
    void shouldBePearsonsStatistic() {
        BinnedCounts counts = BinnedCounts.of("categories", new long[] {30, 50, 20}, new long[] {25, 20, 5});

        assertThat(SparseContingency.of(counts).statistic())
                .isCloseTo(
                        ChiSquareContingency.of(counts, ChiSquareContingency.Correction.NONE)
                                .statistic(),
                        Offset.offset(1e-9));
    }

    @Test
    void shouldTellNothingWhereThereIsNoChoice() {
        assertThat(SparseContingency.of(BinnedCounts.of("categories", new long[] {5}, new long[] {7}))
                        .pValue())
                .isEqualTo(1);
        assertThat(SparseContingency.of(
                                BinnedCounts.of("categories", new long[] {1, 1, 1, 0, 0}, new long[] {0, 0, 0, 1, 1}))
                        .pValue())
                .as("every row is alone in its category")
                .isEqualTo(1);
    }

    @Test
    void shouldExpectNewCategoriesOfALongTail() {
        long[] reference = drawn(1, 2_000, 3_000);
        long[] current = drawn(2, 2_000, 1_000);

        OneSidedCategories.Result appeared =
                OneSidedCategories.appeared(BinnedCounts.of("categories", reference, current));

        assertThat(appeared.rows()).isGreaterThan(50);
        assertThat(appeared.expected()).isCloseTo(appeared.rows(), Percentage.withPercentage(30));
        assertThat(appeared.pValue()).isGreaterThan(0.01);
    }

    @Test
    void shouldSeeOneNewCategoryOfSomeRows() {
        long[] reference = {2_500, 2_500, 0};
        long[] current = {485, 485, 30};

        assertThat(OneSidedCategories.appeared(BinnedCounts.of("categories", reference, current))
                        .pValue())
                .isLessThan(1e-10);
    }

    @Test
    void shouldNotMindARareCategoryThatASmallBatchLacks() {
        long[] reference = {4_990, 10};
        long[] current = {100, 0};

        OneSidedCategories.Result vanished =
                OneSidedCategories.vanished(BinnedCounts.of("categories", reference, current));

        assertThat(vanished.rows()).isEqualTo(10);
        assertThat(vanished.pValue()).isGreaterThan(0.1);
    }

    @ParameterizedTest
    @CsvSource({"2000, 5000, 1000", "2000, 3000, 1000", "200, 5000, 300", "51, 2000, 100", "2000, 1000, 5000"})
    @Tag("simulation")
    void shouldKeepTheErrorRateOnLongTails(int categories, int referenceRows, int currentRows) {
        int runs = 1_000;
        int[] alarms = new int[3];
        for (int run = 0; run < runs; run++) {
            BinnedCounts counts = BinnedCounts.of(
                    "categories",
                    drawn(2L * run, categories, referenceRows),
                    drawn(2L * run + 1, categories, currentRows));
            alarms[0] += SparseContingency.of(counts).pValue() <= 0.01 ? 1 : 0;
            alarms[1] += OneSidedCategories.appeared(counts).pValue() <= 0.01 ? 1 : 0;
            alarms[2] += OneSidedCategories.vanished(counts).pValue() <= 0.01 ? 1 : 0;
        }

        // The distribution is a little short in its tail: one and a half in a hundred, and three deviations
        assertThat(alarms[0]).isLessThanOrEqualTo(26);
        assertThat(alarms[1]).isLessThanOrEqualTo(20);
        assertThat(alarms[2]).isLessThanOrEqualTo(20);
    }

    /** Each category is nine tenths as frequent as the one before: a few rows in the rarest make the statistic very large. */
    @Test
    @Tag("simulation")
    void shouldKeepTheErrorRateFarOutInTheTail() {
        double[] weights =
                IntStream.range(0, 51).mapToDouble(rank -> Math.pow(0.92, rank)).toArray();
        int alarms = 0;
        for (int reference = 0; reference < 10; reference++) {
            long[] before = drawn(reference, weights, 12_000);
            for (int run = 0; run < 500; run++) {
                long[] now = drawn(1_000L + 500L * reference + run, weights, 100);
                alarms += SparseContingency.of(BinnedCounts.of("categories", before, now))
                                        .pValue()
                                <= 0.001
                        ? 1
                        : 0;
            }
        }

        // Five are due, and three deviations; by mean and variance alone it would be some twenty
        assertThat(alarms).isLessThanOrEqualTo(12);
    }

    /** Rows of categories whose frequency falls as one over their rank (Zipf). */
    private static long[] drawn(long seed, int categories, int rows) {
        return drawn(
                seed,
                IntStream.range(0, categories)
                        .mapToDouble(rank -> 1.0 / (rank + 1))
                        .toArray(),
                rows);
    }

    private static long[] drawn(long seed, double[] weights, int rows) {
        int categories = weights.length;
        double[] cumulative = new double[categories];
        double sum = 0;
        for (int i = 0; i < categories; i++) {
            sum += weights[i];
            cumulative[i] = sum;
        }
        double all = sum;
        long[] counts = new long[categories];
        new SplittableRandom(seed)
                .doubles(rows)
                .map(u -> u * all)
                .mapToInt(u -> {
                    int place = Arrays.binarySearch(cumulative, u);
                    return Math.min(categories - 1, place < 0 ? -place - 1 : place);
                })
                .forEach(place -> counts[place]++);
        assertThat(LongStream.of(counts).sum()).isEqualTo(rows);
        return counts;
    }
}
