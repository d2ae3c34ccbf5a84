package io.leeway.statistics.hypothesis;

import java.util.stream.IntStream;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CellSkewnessTest {

    @ParameterizedTest
    @CsvSource({"1, 0.01", "2, 0.1", "7, 0.3", "40, 0.008", "1000, 0.5"})
    void shouldBeThatOfTheSquaredDeviationOfABinomialCount(int rows, double share) {
        // Given: the moments by summing over every count
        double mean = moment(rows, share, 0, 1);
        double expected = moment(rows, share, mean, 3) / Math.pow(moment(rows, share, mean, 2), 1.5);

        // When
        CellSkewness skewness = new CellSkewness(share);
        skewness.add(rows);

        // Then
        assertThat(skewness.value()).isCloseTo(expected, Percentage.withPercentage(1e-6));
    }

    @Test
    void shouldFallWithTheRootOfTheCells() {
        // Given
        CellSkewness one = new CellSkewness(0.01);
        CellSkewness hundred = new CellSkewness(0.01);

        // When
        one.add(30);
        IntStream.range(0, 100).forEach(cell -> hundred.add(30));

        // Then
        assertThat(hundred.value()).isCloseTo(one.value() / 10, Percentage.withPercentage(1e-9));
    }

    @Test
    void shouldBeNoneWhereNothingCanVary() {
        CellSkewness skewness = new CellSkewness(0.5);
        skewness.add(1);

        assertThat(skewness.value()).isZero();
    }

    private static double moment(int rows, double share, double about, int power) {
        BinomialDistribution counts = BinomialDistribution.of(rows, share);
        return IntStream.rangeClosed(0, rows)
                .mapToDouble(count -> counts.probability(count)
                        * Math.pow(Math.pow(count - rows * share, 2) / (rows * share * (1 - share)) - about, power))
                .sum();
    }
}
