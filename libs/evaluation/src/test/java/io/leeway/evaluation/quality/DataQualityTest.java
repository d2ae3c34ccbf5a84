package io.leeway.evaluation.quality;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.events.IntakeReport;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.TrainedRange;
import io.leeway.contracts.reports.QualityFinding;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.profiles.KnownRanges;
import io.leeway.evaluation.profiles.MonitoredColumns;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;

import static org.assertj.core.api.Assertions.assertThat;

class DataQualityTest {

    private static final int MINIMUM_ROWS = 30;

    private final Random random = new Random(5);
    private final DataQuality service = new DataQuality(QualitySettings.defaults());

    @Test
    void shouldFindNothingInCleanData() {
        // When
        List<QualityFinding> findings = numeric(values(5_000), values(200));

        // Then
        assertThat(findings).isEmpty();
    }

    @Test
    void shouldFindMissingValuesButNotTheirDisappearance() {
        // Given
        double[] whole = values(5_000);
        double[] holes = values(200);
        Arrays.fill(holes, 0, 40, Double.NaN);

        // When
        List<QualityFinding> appeared = numeric(whole, holes);
        List<QualityFinding> disappeared = numeric(holes, whole);

        // Then
        assertThat(appeared).extracting(QualityFinding::check).containsExactly("missing");
        assertThat(appeared.getFirst().current()).isEqualTo(0.2);
        assertThat(disappeared).isEmpty();
    }

    @Test
    void shouldNotCallOneOddRowAnIncident() {
        // Given
        double[] current = values(40);
        current[0] = Double.NaN;
        current[1] = 1e9;

        // When
        List<QualityFinding> findings = numeric(values(5_000), current);

        // Then
        assertThat(findings).isEmpty();
    }

    @Test
    void shouldFindZerosInfinitiesConstantsAndValuesOutOfRange() {
        // Given
        double[] zeros = values(200);
        Arrays.fill(zeros, 0, 60, 0);
        double[] infinite = values(200);
        Arrays.fill(infinite, 0, 10, Double.POSITIVE_INFINITY);
        double[] constant = new double[200];
        Arrays.fill(constant, 0.5);
        double[] outside = Arrays.stream(values(200)).map(value -> value + 2).toArray();

        // When, Then
        assertThat(numeric(values(5_000), zeros))
                .extracting(QualityFinding::check)
                .contains("zeros");
        assertThat(numeric(values(5_000), infinite))
                .extracting(QualityFinding::check)
                .containsExactly("infinite");
        assertThat(numeric(values(5_000), constant))
                .extracting(QualityFinding::check)
                .containsExactly("constant");
        assertThat(numeric(values(5_000), outside))
                .extracting(QualityFinding::check)
                .containsExactly("out-of-range");
    }

    @Test
    void shouldNotHoldAFeatureAgainstTheReferencesRangeWhereItKnowsWhatTheModelWasTrainedOn() {
        // Given
        double[] outside = Arrays.stream(values(200)).map(value -> value + 2).toArray();
        KnownRanges given = new KnownRanges(Map.of("x", TrainedRange.of(0, 10)), false);
        KnownRanges ofAnother = new KnownRanges(Map.of("y", TrainedRange.of(0, 10)), false);

        // Then
        assertThat(numeric(values(5_000), outside, given)).isEmpty();
        assertThat(numeric(values(5_000), outside, new KnownRanges(Map.of(), true)))
                .isEmpty();
        assertThat(numeric(values(5_000), outside, ofAnother))
                .extracting(QualityFinding::check)
                .containsExactly("out-of-range");
    }

    @Test
    void shouldNameNewCategoriesAndForgiveARareConstant() {
        // When
        List<QualityFinding> fresh = categorical(Map.of("a", 900, "b", 100), Map.of("a", 90, "c", 10)).stream()
                .sorted(java.util.Comparator.comparing(QualityFinding::check))
                .toList();
        List<QualityFinding> usual = categorical(Map.of("No", 9_990, "Yes", 10), Map.of("No", 100));

        // Then
        assertThat(fresh)
                .extracting(QualityFinding::check)
                .containsExactlyInAnyOrder("new-category", "vanished-category");
        assertThat(fresh.getFirst().message()).contains("(c)");
        assertThat(usual).isEmpty();
    }

    private List<QualityFinding> numeric(double[] reference, double[] current) {
        return numeric(reference, current, KnownRanges.none());
    }

    private List<QualityFinding> numeric(double[] reference, double[] current, KnownRanges ranges) {
        return service.check(
                MonitoredColumns.ofFeatures(Map.of("x", FeatureType.NUMERIC)).with(ranges),
                new DataProfile(reference.length, Map.of("x", NumericProfile.of(reference)), Map.of()),
                new DataProfile(current.length, Map.of("x", NumericProfile.of(current)), Map.of()),
                MINIMUM_ROWS,
                IntakeReport.clean());
    }

    private List<QualityFinding> categorical(Map<String, Integer> reference, Map<String, Integer> current) {
        return service.check(
                MonitoredColumns.ofFeatures(Map.of("x", FeatureType.CATEGORICAL)),
                profile(reference),
                profile(current),
                MINIMUM_ROWS,
                IntakeReport.clean());
    }

    private static DataProfile profile(Map<String, Integer> counts) {
        CategoricalProfile.Builder builder = CategoricalProfile.builder();
        counts.forEach((category, rows) -> builder.add(category, rows.longValue()));
        CategoricalProfile profile = builder.build();
        return new DataProfile(profile.rows(), Map.of(), Map.of("x", profile));
    }

    private double[] values(int size) {
        return IntStream.range(0, size).mapToDouble(i -> random.nextDouble()).toArray();
    }
}
