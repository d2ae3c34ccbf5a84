package io.leeway.evaluation.vectors;

import java.util.Random;

import org.junit.jupiter.api.Test;

import io.leeway.statistics.multivariate.MaximumMeanDiscrepancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PermutationTestTest {

    @Test
    void shouldTestTheDiscrepancyOfTheStatisticsLibrary() {
        // Given
        double[][] reference = rows(1, 120, 0);
        double[][] current = rows(2, 80, 0.5);

        // When
        PermutationTest.Result result = PermutationTest.of(reference, current).orElseThrow();

        // Then: its kernel matrix is of single precision
        assertThat(result.squared())
                .isCloseTo(
                        MaximumMeanDiscrepancy.compare(reference, current)
                                .orElseThrow()
                                .unbiased(),
                        within(1e-6));
        assertThat(result.divisions()).isEqualTo(399);
        assertThat(result.pValue()).isEqualTo(1 / 400.0);
    }

    @Test
    void shouldBeContentWithFewDivisionsWhereTheyReachTheRealOne() {
        // When
        PermutationTest.Result result =
                PermutationTest.of(rows(1, 120, 0), rows(2, 80, 0)).orElseThrow();

        // Then
        assertThat(result.divisions()).isEqualTo(199);
        assertThat(result.pValue() * 200).isGreaterThan(1.5).isCloseTo(Math.rint(result.pValue() * 200), within(1e-9));
    }

    private static double[][] rows(long seed, int rows, double mean) {
        Random random = new Random(seed);
        double[][] vectors = new double[rows][4];
        for (double[] vector : vectors) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] = mean + random.nextGaussian();
            }
        }
        return vectors;
    }
}
