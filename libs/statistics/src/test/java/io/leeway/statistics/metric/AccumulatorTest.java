package io.leeway.statistics.metric;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class AccumulatorTest {

    @Test
    void shouldDefineNothingWithoutRows() {
        assertThat(ClassificationAccumulator.binary("a", "b").metrics()).isEqualTo(Outcome.undefined(Reason.NO_ROWS));
        assertThat(new RegressionAccumulator().metrics()).isEqualTo(Outcome.undefined(Reason.NO_ROWS));
    }

    @Test
    void shouldSayWhyAMetricIsUndefined() {
        // Given
        ClassificationAccumulator accumulator = ClassificationAccumulator.binary("no", "yes");
        accumulator.add("no", "yes");
        accumulator.add("yes", "yes");

        // When
        ClassificationMetrics metrics = accumulator.metrics().orElseThrow();

        // Then
        assertThat(metrics.rocAuc()).isEqualTo(Outcome.undefined(Reason.NO_SCORES));
        assertThat(metrics.logLoss()).isEqualTo(Outcome.undefined(Reason.NO_SCORES));
        assertThat(metrics.accuracy()).isEqualTo(0.5);
    }

    @Test
    void shouldRankScoresThatAreNoProbabilities() {
        // Given
        ClassificationAccumulator accumulator = ClassificationAccumulator.binary("no", "yes");
        accumulator.add("no", "no", -3.5);
        accumulator.add("yes", "yes", 12);

        // When
        ClassificationMetrics metrics = accumulator.metrics().orElseThrow();

        // Then
        assertThat(metrics.rocAuc()).isEqualTo(Outcome.of(1.0));
        assertThat(metrics.logLoss()).isEqualTo(Outcome.undefined(Reason.NOT_PROBABILITIES));
    }

    @Test
    void shouldHaveNoBinaryMetricsForSeveralClasses() {
        // Given
        ClassificationAccumulator accumulator = ClassificationAccumulator.multiclass(List.of("a", "b", "c"));
        accumulator.add("a", "b");

        // When
        ClassificationMetrics metrics = accumulator.metrics().orElseThrow();

        // Then
        assertThat(metrics.binary()).isEqualTo(Outcome.undefined(Reason.NOT_BINARY));
    }

    @Test
    void shouldNotKnowErrorsInRelationToTruthsThatAreAllZero() {
        // Given: the second has one true value that is not
        RegressionAccumulator zeros = new RegressionAccumulator();
        zeros.add(0, 1);
        zeros.add(0, 0);
        RegressionAccumulator one = new RegressionAccumulator();
        one.add(0, 1);
        one.add(2, 6);

        // When
        RelativeErrors unknown = zeros.metrics().orElseThrow().relative();
        RelativeErrors known = one.metrics().orElseThrow().relative();

        // Then
        assertThat(unknown)
                .isEqualTo(new RelativeErrors(
                        Outcome.undefined(Reason.ALL_ZERO),
                        2,
                        Outcome.undefined(Reason.ALL_ZERO),
                        Outcome.undefined(Reason.ALL_ZERO)));
        assertThat(known).isEqualTo(new RelativeErrors(Outcome.of(2.0), 1, Outcome.of(1.5), Outcome.of(2.5)));
    }

    @Test
    void shouldRefuseBadRows() {
        ClassificationAccumulator accumulator = ClassificationAccumulator.binary("no", "yes");

        assertThatThrownBy(() -> accumulator.add("maybe", "yes")).hasMessageContaining("label");
        assertThatThrownBy(() -> accumulator.add("no", "yes", Double.NaN)).hasMessageContaining("score");
        assertThatThrownBy(() -> accumulator.merge(ClassificationAccumulator.binary("a", "b")))
                .hasMessageContaining("labels");
        assertThatThrownBy(() -> new RegressionAccumulator().add(1, Double.NaN)).hasMessageContaining("finite");
        assertThatThrownBy(() -> ClassificationAccumulator.multiclass(List.of("a", "a")))
                .hasMessageContaining("labels");
        assertThat(accumulator.rows()).isZero();
    }
}
