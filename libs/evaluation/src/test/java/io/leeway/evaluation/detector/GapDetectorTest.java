package io.leeway.evaluation.detector;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.reports.StatisticName;
import io.leeway.evaluation.profiles.ColumnPair;
import io.leeway.statistics.distance.EnergyDistance;
import io.leeway.statistics.distance.Wasserstein;
import io.leeway.statistics.hypothesis.KolmogorovSmirnov;
import io.leeway.statistics.profile.NumericProfile;

import static org.assertj.core.api.Assertions.assertThat;

class GapDetectorTest {

    private final Detectors detectors = Detectors.builtIn();

    @Test
    void shouldSayWhatTheStatisticsSayOfBothSides() {
        // Given
        NumericProfile reference = values(1, 500);
        NumericProfile current = values(2, 90);
        ColumnPair pair = new ColumnPair.Numeric(reference, current);

        // When
        Measurement ks = measure(StatisticName.KS, pair);
        Measurement wasserstein = measure(StatisticName.WASSERSTEIN, pair);
        Measurement raw = measure(StatisticName.WASSERSTEIN_RAW, pair);
        Measurement energy = measure(StatisticName.ENERGY, pair);

        // Then
        KolmogorovSmirnov.Result test =
                KolmogorovSmirnov.compare(reference, current).orElseThrow();
        assertThat(ks.value()).isEqualTo(test.statistic());
        assertThat(ks.pValue()).isEqualTo(test.pValue());
        Wasserstein.Result distance = Wasserstein.compare(reference, current).orElseThrow();
        assertThat(wasserstein.value()).isEqualTo(distance.normalised());
        assertThat(raw.value()).isEqualTo(distance.raw());
        assertThat(energy.value())
                .isEqualTo(
                        EnergyDistance.compare(reference, current).orElseThrow().distance());
    }

    @Test
    void shouldMeasureTheGapOfAPairOnce() {
        // Given
        ColumnPair.Numeric pair = new ColumnPair.Numeric(values(1, 500), values(2, 90));

        // When
        measure(StatisticName.KS, pair);

        // Then
        assertThat(pair.gap()).isSameAs(pair.gap());
    }

    @Test
    void shouldSayWhyThereIsNothingToMeasure() {
        // Given
        ColumnPair empty = new ColumnPair.Numeric(NumericProfile.empty(), values(1, 50));

        // When
        Measurement ks = measure(StatisticName.KS, empty);

        // Then
        assertThat(ks.value()).isNull();
        assertThat(ks.reason()).contains("reference");
    }

    private Measurement measure(StatisticName name, ColumnPair pair) {
        return detectors.find(name).orElseThrow().measure(pair).orElseThrow();
    }

    private static NumericProfile values(long seed, int rows) {
        SplittableRandom random = new SplittableRandom(seed);
        return NumericProfile.of(
                random.doubles(rows).map(Math::sqrt).map(value -> seed * value).toArray());
    }
}
