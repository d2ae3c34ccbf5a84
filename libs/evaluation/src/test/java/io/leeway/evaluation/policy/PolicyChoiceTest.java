package io.leeway.evaluation.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.model.DriftPolicyName;
import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.model.FeatureDriftSettings;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.reports.ColumnDrift;
import io.leeway.contracts.reports.StatisticName;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.calibration.Usual;
import io.leeway.evaluation.detector.Detector;
import io.leeway.evaluation.detector.Detectors;
import io.leeway.evaluation.detector.Measurement;
import io.leeway.evaluation.drift.ColumnJudge;
import io.leeway.evaluation.profiles.ColumnLayer;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.profile.NumericProfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class PolicyChoiceTest {

    private static final DriftSettings DEFAULTS = DriftSettings.defaults();

    private final double[] reference = normal(1, 5_000, 0);
    private final double[] slightlyMoved = normal(2, 2_000, 0.13);

    @Test
    void shouldDecideAsEvidentlyDoesOnItsSideOfAThousandRows() {
        // When: Wasserstein over the standard deviation above 1,000 reference rows, KS up to there
        StatisticResult large = judge(DriftPolicyName.EVIDENTLY, reference, slightlyMoved)
                .statistics()
                .getFirst();
        StatisticResult small = judge(DriftPolicyName.EVIDENTLY, normal(1, 1_000, 0), slightlyMoved)
                .statistics()
                .getFirst();

        // Then
        assertThat(large.name()).isEqualTo(StatisticName.WASSERSTEIN);
        assertThat(large.threshold()).isEqualTo(0.1);
        assertThat(large.exceeded()).isEqualTo(large.value() >= 0.1);
        assertThat(small.name()).isEqualTo(StatisticName.KS);
        assertThat(small.exceeded()).isEqualTo(small.pValue() <= 0.05);
        assertThat(large.method()).contains("evidently");
    }

    @Test
    void shouldCallTheDataSetDriftedAsEvidentlyDoesFromHalfOfTheColumnsOn() {
        assertThat(overall(DriftPolicyName.EVIDENTLY, 0.49)).isEqualTo(Verdict.STABLE);
        assertThat(overall(DriftPolicyName.EVIDENTLY, 0.5)).isEqualTo(Verdict.DRIFTED);
        assertThat(overall(DriftPolicyName.LEEWAY, 0.01)).isEqualTo(Verdict.DRIFTED);
        assertThat(overall(DriftPolicyName.NANNYML, null)).isEqualTo(Verdict.INSUFFICIENT_DATA);
    }

    @Test
    void shouldTakeNannymlsThresholdFromTheReferencesChunks() {
        // Given: mean 0.03, population standard deviation sqrt(2/3) hundredths
        DataProfile learnt = profile(reference).withChunkDistances(Map.of("x", List.of(0.02, 0.03, 0.04)));

        // When
        ColumnDrift judged = judge(DEFAULTS.with(DriftPolicyName.NANNYML), learnt, profile(normal(3, 500, 2)));

        // Then
        StatisticResult result = judged.statistics().getFirst();
        assertThat(result.threshold()).isCloseTo(0.03 + 3 * 0.01 * Math.sqrt(2.0 / 3), within(1e-12));
        assertThat(judged.verdict()).isEqualTo(Verdict.DRIFTED);
    }

    @Test
    void shouldClipNannymlsThresholdToTheDistancesRange() {
        assertThat(NannyMlPolicy.threshold(List.of(0.1, 0.9))).isEqualTo(1);
    }

    @Test
    void shouldHoldAFeatureAgainstItsOwnThresholds() {
        // Given
        DriftSettings lenient = with(Map.of("x", new FeatureDriftSettings(null, 10.0, 10.0, null)));

        // When
        ColumnDrift usual = judge(DEFAULTS, profile(reference), profile(normal(3, 1_000, 0.5)));
        ColumnDrift own = judge(lenient, profile(reference), profile(normal(3, 1_000, 0.5)));

        // Then
        assertThat(usual.verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(own.verdict()).isEqualTo(Verdict.STABLE);
    }

    @Test
    void shouldLetANamedDetectorDecide() {
        // Given
        DriftSettings watched = with(Map.of("x", new FeatureDriftSettings(null, null, null, Map.of("energy", 0.05))));

        // When
        ColumnDrift judged = judge(watched, profile(reference), profile(slightlyMoved));

        // Then
        assertThat(judged.verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(judged.reason()).startsWith("energy = ");
    }

    @Test
    void shouldSayThatADetectorIsNotInstalled() {
        // Given
        DriftSettings watched = with(Map.of("x", new FeatureDriftSettings(null, null, null, Map.of("nonesuch", 1.0))));

        // When
        ColumnDrift judged = judge(watched, profile(reference), profile(slightlyMoved));

        // Then
        assertThat(judged.statistics().getLast().reason()).contains("no detector of this name");
    }

    @Test
    void shouldRefuseTwoDetectorsOfOneName() {
        Detector another = new Detector() {
            @Override
            public StatisticName name() {
                return StatisticName.KS;
            }

            @Override
            public Optional<Measurement> measure(NumericProfile left, NumericProfile right) {
                return Optional.of(Measurement.test("none", 0, null, 0.0));
            }
        };

        assertThatThrownBy(() -> Detectors.with(List.of(another)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ks");
    }

    private static Verdict overall(DriftPolicyName name, Double driftShare) {
        return DriftPolicy.of(name, Detectors.builtIn(), Usual.unknown()).overall(driftShare);
    }

    private static DriftSettings with(Map<String, FeatureDriftSettings> features) {
        return new DriftSettings(null, null, null, null, null, null, null, null, features);
    }

    private static ColumnDrift judge(DriftPolicyName policy, double[] reference, double[] current) {
        return judge(DEFAULTS.with(policy), profile(reference), profile(current));
    }

    private static ColumnDrift judge(DriftSettings settings, DataProfile reference, DataProfile current) {
        return new ColumnJudge(Detectors.builtIn())
                .judge(
                        List.of(ColumnLayer.features(Map.of("x", FeatureType.NUMERIC))),
                        reference,
                        current,
                        settings,
                        Usual.unknown())
                .layers()
                .getFirst()
                .getFirst();
    }

    private static DataProfile profile(double[] values) {
        return new DataProfile(values.length, Map.of("x", NumericProfile.of(values)), Map.of());
    }

    private static double[] normal(long seed, int rows, double mean) {
        Random random = new Random(seed);
        return IntStream.range(0, rows)
                .mapToDouble(i -> mean + random.nextGaussian())
                .toArray();
    }
}
