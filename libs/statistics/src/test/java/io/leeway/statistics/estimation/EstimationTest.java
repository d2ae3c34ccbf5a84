package io.leeway.statistics.estimation;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class EstimationTest {

    @Test
    void shouldDefineNothingWithoutRows() {
        assertThat(EstimatedPerformance.estimate(new double[0], new double[0], new boolean[0]))
                .isEqualTo(Outcome.undefined(Reason.NO_ROWS));
        assertThat(CalibrationCheck.needsCalibration(new double[0], new boolean[0], 1))
                .isEqualTo(Outcome.undefined(Reason.NO_ROWS));
        assertThat(CalibrationCheck.equalCountError(new double[] {0.5, 0.1, 0.2}, new boolean[3]))
                .isEqualTo(Outcome.undefined(Reason.TOO_FEW_VALUES));
    }

    @Test
    void shouldNotCalibrateForOneClassOnly() {
        assertThat(CalibrationCheck.needsCalibration(new double[] {0.2, 0.3}, new boolean[2], 1))
                .isEqualTo(Outcome.of(false));
        assertThat(SamplingError.ofRocAuc(new double[] {0.2, 0.3}, new boolean[2]))
                .isEqualTo(Outcome.undefined(Reason.SINGLE_CLASS));
    }

    @Test
    void shouldExpectNoCurveOfOneClass() {
        // When
        EstimatedPerformance performance = EstimatedPerformance.estimate(
                        new double[] {1, 1}, new double[] {0.8, 0.9}, new boolean[] {true, true})
                .orElseThrow();

        // Then
        assertThat(performance.rocAuc()).isEqualTo(Outcome.undefined(Reason.SINGLE_CLASS));
        assertThat(performance.specificity()).isEqualTo(Outcome.undefined(Reason.NO_NEGATIVES));
        assertThat(performance.accuracy()).isEqualTo(1);
    }

    @Test
    void shouldSeeThatSquaredScoresNeedCalibration() {
        // Given
        Random random = new Random(8);
        double[] scores = new double[3_000];
        boolean[] positives = new boolean[scores.length];
        for (int i = 0; i < scores.length; i++) {
            double probability = random.nextDouble();
            positives[i] = random.nextDouble() < probability;
            scores[i] = probability * probability * probability;
        }

        // When
        Outcome<Boolean> needed = CalibrationCheck.needsCalibration(scores, positives, 5);

        // Then
        assertThat(needed).isEqualTo(Outcome.of(true));
        assertThat(needed).isEqualTo(CalibrationCheck.needsCalibration(scores, positives, 5));
    }

    @Test
    void shouldOrderManyScoresWithTies() {
        // Given
        double[] scores =
                new Random(2).doubles(5_000).map(x -> Math.rint(x * 50)).toArray();

        // When
        int[] order = ScoreOrder.ascending(scores);

        // Then
        assertThat(Arrays.stream(order).mapToDouble(row -> scores[row]).toArray())
                .isSorted();
        assertThat(Arrays.stream(order).distinct().count()).isEqualTo(scores.length);
    }

    @Test
    void shouldRefuseBadArguments() {
        assertThatThrownBy(() -> IsotonicRegression.fit(new double[0], new double[0]))
                .hasMessageContaining("x and y");
        assertThatThrownBy(() -> IsotonicRegression.fit(new double[] {Double.NaN}, new double[] {1}))
                .hasMessageContaining("finite");
        assertThatThrownBy(() -> CalibrationCheck.equalCountError(new double[] {1.5}, new boolean[1]))
                .hasMessageContaining("scores");
        assertThatThrownBy(() -> EstimatedPerformance.estimate(new double[1], new double[2], new boolean[1]))
                .hasMessageContaining("length");
    }
}
