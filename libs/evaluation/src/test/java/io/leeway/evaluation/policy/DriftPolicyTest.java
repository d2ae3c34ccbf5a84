package io.leeway.evaluation.policy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.reports.ColumnDrift;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.calibration.Usual;
import io.leeway.evaluation.detector.Detectors;
import io.leeway.evaluation.drift.ColumnJudge;
import io.leeway.evaluation.profiles.ColumnLayer;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;

import static org.assertj.core.api.Assertions.assertThat;

class DriftPolicyTest {

    private static final DriftSettings SETTINGS = DriftSettings.defaults();

    private final ColumnJudge judge = new ColumnJudge(Detectors.builtIn());
    private final Random random = new Random(11);

    @Test
    void shouldCallAClearShiftDriftAndSayWhy() {
        // When
        ColumnDrift judged = numeric(normal(5_000, 0, 1), normal(500, 1, 1));

        // Then
        assertThat(judged.verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(judged.reason()).contains("Kolmogorov-Smirnov").contains("above 0.2");
        assertThat(judged.statistics())
                .extracting(statistic -> statistic.name().word())
                .contains("shift", "ks", "psi", "wasserstein");
    }

    @Test
    @Tag("simulation")
    void shouldNotCallATinyShiftOfAHugeBatchDriftAlthoughItIsSignificant() {
        // When
        ColumnDrift judged = numeric(normal(200_000, 0, 1), normal(200_000, 0.03, 1));

        // Then
        StatisticResult shift = statistic(judged, "shift");
        assertThat(shift.adjustedPValue()).isLessThan(0.01);
        assertThat(shift.exceeded()).isTrue();
        assertThat(judged.verdict()).isEqualTo(Verdict.STABLE);
    }

    @Test
    void shouldNotCallALargeEffectOfATinyBatchDriftWhenItIsNotSignificant() {
        // Given: a PSI over the floor by chance, as forty values give often
        double[] reference = normal(5_000, 0, 1);
        DriftSettings strict = new DriftSettings(null, 1e-12, 0.0, 0.0, null, null, null, null, null);

        // When
        ColumnDrift judged = numeric(reference, normal(40, 0.3, 1), strict);

        // Then
        assertThat(statistic(judged, "psi").exceeded()).isTrue();
        assertThat(judged.verdict()).isEqualTo(Verdict.STABLE);
    }

    @Test
    void shouldAnswerInsufficientDataWithTheNumbers() {
        // When
        ColumnDrift few = numeric(normal(5_000, 0, 1), normal(29, 5, 1));
        ColumnDrift missing = numeric(normal(5_000, 0, 1), filled(100, Double.NaN));
        ColumnDrift noReference = numeric(new double[0], normal(100, 0, 1));

        // Then
        assertThat(few.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(few.reason()).contains("29").contains("30");
        assertThat(missing.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(missing.reason()).contains("0 usable values in 100 rows");
        assertThat(noReference.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
    }

    @Test
    void shouldCallEqualConstantsStableAndOtherConstantsDrift() {
        // When
        ColumnDrift equal = numeric(filled(1_000, 7), filled(200, 7));
        ColumnDrift other = numeric(filled(1_000, 7), filled(200, 8));

        // Then
        assertThat(equal.verdict()).isEqualTo(Verdict.STABLE);
        assertThat(other.verdict()).isEqualTo(Verdict.DRIFTED);
    }

    @Test
    void shouldSeeACategoryThatBecameFrequentAndIgnoreRareOnes() {
        // Given
        Map<String, Integer> reference = Map.of("a", 6_000, "b", 3_900, "rare", 100);

        // When
        ColumnDrift moved = categorical(reference, Map.of("a", 40, "b", 80));
        ColumnDrift same = categorical(reference, Map.of("a", 72, "b", 47, "rare", 1));
        ColumnDrift single = categorical(Map.of("a", 100), Map.of("a", 50));

        // Then
        assertThat(moved.verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(same.verdict()).isEqualTo(Verdict.STABLE);
        assertThat(single.verdict()).isEqualTo(Verdict.STABLE);
    }

    @Test
    @Tag("simulation")
    void shouldRarelyCallCleanBatchesDrifted() {
        // Given: 200 batches of twenty features each, drawn from the reference
        double[] reference = normal(10_000, 0, 1);
        NumericProfile profile = NumericProfile.of(reference);
        Map<String, FeatureType> columns = new LinkedHashMap<>();
        Map<String, NumericProfile> references = new LinkedHashMap<>();
        IntStream.range(0, 20).forEach(i -> {
            columns.put("f" + i, FeatureType.NUMERIC);
            references.put("f" + i, profile);
        });

        // When
        long alarms = IntStream.range(0, 200)
                .filter(batch -> {
                    Map<String, NumericProfile> current = new LinkedHashMap<>();
                    columns.keySet().forEach(name -> current.put(name, NumericProfile.of(drawn(reference, 100))));
                    return judge
                            .judge(
                                    List.of(ColumnLayer.features(columns)),
                                    new DataProfile(10_000, references, Map.of()),
                                    new DataProfile(100, current, Map.of()),
                                    SETTINGS,
                                    Usual.unknown())
                            .layers()
                            .getFirst()
                            .stream()
                            .anyMatch(column -> column.verdict() == Verdict.DRIFTED);
                })
                .count();

        // Then: five in a hundred at most
        assertThat(alarms).isLessThanOrEqualTo(10);
    }

    private ColumnDrift numeric(double[] reference, double[] current) {
        return numeric(reference, current, SETTINGS);
    }

    private ColumnDrift numeric(double[] reference, double[] current, DriftSettings settings) {
        return judge.judge(
                        List.of(ColumnLayer.features(Map.of("x", FeatureType.NUMERIC))),
                        new DataProfile(reference.length, Map.of("x", NumericProfile.of(reference)), Map.of()),
                        new DataProfile(current.length, Map.of("x", NumericProfile.of(current)), Map.of()),
                        settings,
                        Usual.unknown())
                .layers()
                .getFirst()
                .getFirst();
    }

    private ColumnDrift categorical(Map<String, Integer> reference, Map<String, Integer> current) {
        return judge.judge(
                        List.of(ColumnLayer.features(Map.of("c", FeatureType.CATEGORICAL))),
                        new DataProfile(1, Map.of(), Map.of("c", profile(reference))),
                        new DataProfile(1, Map.of(), Map.of("c", profile(current))),
                        SETTINGS,
                        Usual.unknown())
                .layers()
                .getFirst()
                .getFirst();
    }

    private static CategoricalProfile profile(Map<String, Integer> counts) {
        CategoricalProfile.Builder builder = CategoricalProfile.builder();
        counts.forEach((category, rows) -> builder.add(category, rows.longValue()));
        return builder.build();
    }

    private static StatisticResult statistic(ColumnDrift column, String name) {
        List<StatisticResult> found = column.statistics().stream()
                .filter(statistic -> statistic.name().word().equals(name))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private double[] normal(int size, double mean, double deviation) {
        return IntStream.range(0, size)
                .mapToDouble(i -> mean + deviation * random.nextGaussian())
                .toArray();
    }

    private double[] drawn(double[] from, int size) {
        return IntStream.range(0, size)
                .mapToDouble(i -> from[random.nextInt(from.length)])
                .toArray();
    }

    private static double[] filled(int size, double value) {
        double[] values = new double[size];
        Arrays.fill(values, value);
        return values;
    }
}
