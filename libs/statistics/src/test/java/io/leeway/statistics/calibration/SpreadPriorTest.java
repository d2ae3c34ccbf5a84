package io.leeway.statistics.calibration;

import java.util.List;
import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

final class SpreadPriorTest {

    private static List<Spread> deviations(double... deviations) {
        return DoubleStream.of(deviations)
                .mapToObj(deviation -> new Spread(14, 0, deviation))
                .toList();
    }

    @Test
    void shouldAgreeWithTheMomentsOfTheLogarithms() {
        // When
        SpreadPrior prior = SpreadPrior.of(deviations(
                Math.sqrt(0.01865489),
                Math.sqrt(0.02563725),
                Math.sqrt(0.03390672),
                Math.sqrt(0.03421472),
                Math.sqrt(0.05554935),
                Math.sqrt(0.05856816)));

        // Then: limma's fitFDist by scipy's digamma and polygamma
        assertThat(prior.weight()).isCloseTo(71.7504, within(0.001));
        assertThat(prior.variance()).isCloseTo(0.0372333, within(1e-6));
    }

    @Test
    void shouldTakeSeriesForOneThatDifferByNoMoreThanChance() {
        // When
        SpreadPrior prior = SpreadPrior.of(deviations(0.3, 0.31, 0.29, 0.3, 0.3));

        // Then: each as if it varied as all do
        assertThat(prior.weight()).isInfinite();
        assertThat(prior.moderate(new Spread(14, 2, 0.2)).deviation())
                .isCloseTo(Math.sqrt(prior.variance()), within(1e-12));
        assertThat(prior.moderate(new Spread(14, 2, 0.2)).mean()).isEqualTo(2);
    }

    @Test
    void shouldHardlyChangeSeriesThatDifferMuch() {
        // When
        SpreadPrior prior = SpreadPrior.of(deviations(0.06, 0.3, 1.5, 8, 40));

        // Then
        assertThat(prior.weight()).isLessThan(1);
        assertThat(prior.moderate(new Spread(14, 0, 40)).deviation()).isBetween(37.0, 40.0);
    }

    @Test
    void shouldMoveEachTowardsTheOthers() {
        // When
        SpreadPrior prior = SpreadPrior.of(deviations(0.12, 0.2, 0.3, 0.35, 0.6));

        // Then
        assertThat(prior.moderate(new Spread(14, 0, 0.12)).deviation()).isBetween(0.121, 0.3);
        assertThat(prior.moderate(new Spread(14, 0, 0.6)).deviation()).isBetween(0.3, 0.599);
    }

    @Test
    void shouldLeaveAloneWhatHardlyVaries() {
        // When: constant columns, which any change is unusual of
        SpreadPrior prior = SpreadPrior.of(deviations(0.05, 0.05, 0.05, 0.3, 0.3, 0.31, 0.29));

        // Then
        assertThat(prior.moderate(new Spread(14, 0, 0.05)).deviation()).isEqualTo(0.05);
        assertThat(prior.variance()).isCloseTo(0.09, within(0.01));
    }

    @Test
    void shouldLearnNothingFromFewSeries() {
        assertThat(SpreadPrior.of(deviations(0.1, 0.2, 0.3))).isEqualTo(SpreadPrior.none());
        assertThat(SpreadPrior.of(List.of())).isEqualTo(SpreadPrior.none());
        assertThat(SpreadPrior.none().moderate(new Spread(14, 1, 0.2))).isEqualTo(new Spread(14, 1, 0.2));
    }
}
