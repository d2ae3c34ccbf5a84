package io.leeway.evaluation.vectors;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.contracts.reports.VectorDrift;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.profiles.VectorSample;

import static org.assertj.core.api.Assertions.assertThat;

class VectorRulesTest {

    private static final DriftSettings SETTINGS = DriftSettings.defaults();
    private static final VectorSample REFERENCE = circle(60, 1, 0);

    @Test
    void shouldDriftWhenTheCentreMovedFarAndSignificantly() {
        // When
        VectorDrift moved = embedding(REFERENCE, circle(60, 1, 2));

        // Then
        assertThat(moved.verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(moved.reason()).startsWith("mmd: p = ").contains("centroid moved by 2.000");
        assertThat(statistic(moved, "mmd").exceeded()).isTrue();
        assertThat(statistic(moved, "mmd").threshold()).isEqualTo(0.01);
        assertThat(statistic(moved, "centroid-distance").exceeded()).isTrue();
        assertThat(moved.referenceRows()).isEqualTo(60);
        assertThat(moved.currentRows()).isEqualTo(60);
        assertThat(moved.dimensions()).isEqualTo(2);
        assertThat(moved.unusableRows()).isEqualTo(4);
    }

    @Test
    void shouldDriftWhenTheShapeChangedPlainlyAroundTheSameCentre() {
        // When: a circle five times as wide
        VectorDrift wider = embedding(REFERENCE, circle(60, 5, 0));

        // Then
        assertThat(statistic(wider, "centroid-distance").exceeded()).isFalse();
        assertThat(wider.verdict()).isEqualTo(Verdict.DRIFTED);
    }

    @Test
    void shouldBeStableWhereNothingMoved() {
        // When
        VectorDrift same = embedding(REFERENCE, REFERENCE);

        // Then
        assertThat(same.verdict()).isEqualTo(Verdict.STABLE);
        assertThat(same.reason()).isNull();
        assertThat(statistic(same, "mmd").exceeded()).isFalse();
    }

    @Test
    void shouldNotDriftByADistanceThatChanceExplains() {
        // Given: no p-value of so many divisions is so small
        DriftSettings strict = new DriftSettings(null, 1e-6, null, null, null, null, null, null, null);

        // When
        VectorDrift moved = judge(profile("embedding", REFERENCE), profile("embedding", circle(60, 1, 2)), strict)
                .getFirst();

        // Then
        assertThat(statistic(moved, "centroid-distance").exceeded()).isTrue();
        assertThat(moved.verdict()).isEqualTo(Verdict.STABLE);
    }

    @Test
    void shouldNeedTheMinimumOfVectorsOnBothSides() {
        // When
        VectorDrift few = embedding(REFERENCE, circle(29, 1, 2));
        VectorDrift fewBefore = embedding(circle(29, 1, 0), REFERENCE);
        VectorDrift enough = embedding(circle(30, 1, 0), circle(30, 1, 2));
        VectorDrift none = embedding(VectorSample.empty(), REFERENCE);

        // Then
        assertThat(few.reason()).isEqualTo("the batch has 29 usable vectors, 30 are needed");
        assertThat(few.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(few.unusableRows()).isEqualTo(4);
        assertThat(fewBefore.reason()).isEqualTo("the reference has 29 usable vectors, 30 are needed");
        assertThat(enough.verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(none.dimensions()).isEqualTo(2);
    }

    @Test
    void shouldNotCompareVectorsOfDifferentLengths() {
        // Given
        VectorSample longer = sample(60, i -> new double[] {i, 1, 2});

        // When
        VectorDrift drift = embedding(REFERENCE, longer);

        // Then
        assertThat(drift.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(drift.reason()).isEqualTo("the reference's vectors have 2 numbers, the batch's 3");
    }

    @Test
    void shouldJudgeWhateverOneSideHasAndNothingElse() {
        // When
        List<VectorDrift> batchOnly = judge(DataProfile.empty(), profile("embedding", REFERENCE), SETTINGS);
        List<VectorDrift> referenceOnly = judge(profile("probabilities", REFERENCE), DataProfile.empty(), SETTINGS);
        List<VectorDrift> neither = judge(DataProfile.empty(), DataProfile.empty(), SETTINGS);

        // Then
        assertThat(batchOnly).extracting(VectorDrift::name).containsExactly("embedding");
        assertThat(referenceOnly).extracting(VectorDrift::name).containsExactly("probabilities");
        assertThat(neither).isEmpty();
    }

    private static VectorDrift embedding(VectorSample reference, VectorSample current) {
        return judge(profile("embedding", reference), profile("embedding", current), SETTINGS)
                .getFirst();
    }

    private static List<VectorDrift> judge(DataProfile reference, DataProfile current, DriftSettings settings) {
        return VectorPolicy.judge(reference, current, settings);
    }

    private static StatisticResult statistic(VectorDrift drift, String name) {
        return drift.statistics().stream()
                .filter(statistic -> statistic.name().word().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static DataProfile profile(String name, VectorSample sample) {
        return new DataProfile(
                sample.rows().size(), Map.of(), Map.of(), Map.of(name, sample), new TreeMap<>(), Map.of());
    }

    /** Points evenly on a circle, the centre moved along the first axis. */
    private static VectorSample circle(int rows, double radius, double centre) {
        return sample(rows, i -> new double[] {
            centre + radius * Math.cos(2 * Math.PI * i / rows), radius * Math.sin(2 * Math.PI * i / rows)
        });
    }

    private static VectorSample sample(int rows, IntFunction<double[]> vector) {
        return new VectorSample(
                IntStream.range(0, rows)
                        .mapToObj(i -> new VectorSample.Row(i, vector.apply(i)))
                        .toList(),
                rows,
                4);
    }
}
