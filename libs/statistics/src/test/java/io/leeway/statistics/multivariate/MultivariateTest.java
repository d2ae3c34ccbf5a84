package io.leeway.statistics.multivariate;

import org.junit.jupiter.api.Test;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

final class MultivariateTest {

    private static final double[][] LEFT = {{0, 0}, {1, 0}, {0, 2}};
    private static final double[][] RIGHT = {{1, 1}, {2, 2}};

    @Test
    void shouldMeasureEnergy() {
        // numpy: sqrt(2 d(X,Y) - d(X,X) - d(Y,Y)) with mean pairwise distances
        assertThat(MultivariateEnergy.compare(LEFT, RIGHT).orElseThrow()).isCloseTo(1.3267617091289943, within(1e-12));
        assertThat(MultivariateEnergy.compare(LEFT, LEFT).orElseThrow()).isZero();
    }

    @Test
    void shouldMeasureTheShiftOfTheMean() {
        // When
        CentroidShift.Result result = CentroidShift.compare(new double[][] {{1, 0}}, new double[][] {{0, 2}})
                .orElseThrow();

        // Then
        assertThat(result.euclidean()).isCloseTo(Math.sqrt(5), within(1e-12));
        assertThat(result.cosine().orElseThrow()).isCloseTo(1, within(1e-12));
        assertThat(CentroidShift.compare(new double[][] {{0, 0}}, RIGHT)
                        .orElseThrow()
                        .cosine())
                .isEqualTo(Outcome.undefined(Reason.NO_VARIATION));
    }

    @Test
    void shouldMeasureEveryClass() {
        // When
        PerClassWasserstein.Result result = PerClassWasserstein.compare(
                        new double[][] {{0.2, 0.8}, {0.4, 0.6}}, new double[][] {{0.3, 0.7}, {0.5, 0.5}})
                .orElseThrow();

        // Then
        assertThat(result.byColumn()).hasSize(2).allSatisfy(distance -> assertThat(distance)
                .isCloseTo(0.1, within(1e-12)));
    }

    @Test
    void shouldRefuseOrLeaveUndefinedWhatHasNoAnswer() {
        assertThat(MaximumMeanDiscrepancy.compare(new double[0][], RIGHT, 1))
                .isEqualTo(Outcome.undefined(Reason.REFERENCE_EMPTY));
        assertThat(MaximumMeanDiscrepancy.compare(LEFT, new double[][] {{1, 1}}, 1))
                .isEqualTo(Outcome.undefined(Reason.TOO_FEW_VALUES));
        assertThatThrownBy(() -> MultivariateEnergy.compare(LEFT, new double[][] {{1}}))
                .hasMessageContaining("current");
        assertThatThrownBy(() -> MultivariateEnergy.compare(new double[][] {{Double.NaN, 0}}, RIGHT))
                .hasMessageContaining("reference");
        assertThatThrownBy(() -> MaximumMeanDiscrepancy.compare(LEFT, RIGHT, 0)).hasMessageContaining("sigma");
    }
}
