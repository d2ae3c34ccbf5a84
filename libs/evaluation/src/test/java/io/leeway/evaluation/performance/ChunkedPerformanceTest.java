package io.leeway.evaluation.performance;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PerformanceSettings;
import io.leeway.contracts.model.ReferenceSettings;
import io.leeway.contracts.reports.MetricName;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.change.Histories;
import io.leeway.evaluation.performance.metrics.LabelledRows;

import static org.assertj.core.api.Assertions.assertThat;

/** Weeks of hours: errors of a week resemble each other, and weeks differ by more than independent rows would. */
class ChunkedPerformanceTest {

    private static final int WEEK = 168;
    private static final Instant MONDAY = Instant.parse("2024-01-01T00:00:00Z");

    private final Random random = new Random(3);

    @Test
    void shouldTakeADropThatWeeksOfTheReferenceHadAsWellForUsual() {
        // Given
        Baseline baseline = Baseline.measured(weekly(null), weeks(20, random));

        // When
        PerformanceReport independent = report(baseline.with(ChunkMetrics.none()), 1.8);
        PerformanceReport byWeeks = report(baseline, 1.8);

        // Then
        assertThat(independent.verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(byWeeks.verdict()).isEqualTo(Verdict.STABLE);
        assertThat(byWeeks.metrics())
                .filteredOn(metric -> metric.name().equals(MetricName.RMSE))
                .first()
                .satisfies(metric -> {
                    assertThat(metric.exceeded()).isFalse();
                    assertThat(metric.drop()).isGreaterThan(metric.allowedDrop());
                    assertThat(metric.remark()).contains("of 20 weeks of the reference are as bad or worse");
                });
    }

    @Test
    void shouldFindADropThatNoWeekOfTheReferenceHad() {
        // Given
        Baseline baseline = Baseline.measured(weekly(null), weeks(20, random));

        // When
        PerformanceReport report = report(baseline, 20);

        // Then
        assertThat(report.verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(report.reason())
                .contains("worse than in all 20 weeks of the reference; expected ")
                .contains("the baseline");
    }

    @Test
    void shouldSayWhereRowsAreTakenAsIndependentAllTheSame() {
        // Given
        Baseline few = Baseline.measured(weekly(null), weeks(8, random));

        // When
        PerformanceReport report = report(few, 20);

        // Then
        assertThat(few.chunks().sizes()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(report.reason())
                .contains("rows taken as independent, because the labelled rows of the reference are in 8 chunks");
    }

    @Test
    void shouldSaySoWhereRowsOfTheReferenceHaveNoTimes() {
        // Given
        ReferenceRows timed = weeks(20, random);
        double[] none = new double[timed.times().length];
        Arrays.fill(none, Double.NaN);

        // When
        Baseline baseline = Baseline.measured(weekly(null), new ReferenceRows(timed.rows(), none));

        // Then
        assertThat(baseline.chunks().lack()).contains("rows of the reference have no event time");
        assertThat(report(baseline, 20).reason()).contains("have no event time");
    }

    @Test
    void shouldHoldPartOfAWeekToNoStricterLimitThanAWeek() {
        // Given
        Baseline baseline = Baseline.measured(weekly(null), weeks(20, random));

        // When
        PerformanceReport report = PerformanceJudge.judge(given(baseline, week(20, 60, random)), MONDAY, 1);
        PerformanceReport usual = PerformanceJudge.judge(given(baseline, week(1.8, 60, random)), MONDAY, 1);

        // Then
        assertThat(report.verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(usual.verdict()).isEqualTo(Verdict.STABLE);
    }

    @Test
    void shouldSayNothingOfChunksWhereTheDefinitionGivesTheBaseline() {
        // Given
        ModelDefinition definition =
                weekly(new PerformanceSettings(PerformanceSettings.GIVEN, null, null, Map.of("rmse", 1.0), null));

        // When
        Baseline given = Baseline.measured(definition, weeks(20, random)).orGiven(definition);

        // Then
        assertThat(given.metrics()).containsExactly(Map.entry(MetricName.RMSE, 1.0));
        assertThat(given.chunks().lack()).contains("given in the definition");
    }

    @Test
    void shouldTakeNeighboursTogetherForLargerBatches() {
        // When
        ChunkMetrics chunks = ChunkMeasurement.of(weekly(null), weeks(40, random));

        // Then: 40, 20 and 13 chunks, and with 10 nothing can be learnt
        assertThat(chunks.sizes()).hasSize(3);
        assertThat(chunks.nearest(2 * WEEK).orElseThrow().rows()).isEqualTo(2 * WEEK);
        assertThat(chunks.nearest(2 * WEEK).orElseThrow().length()).isEqualTo(Duration.ofDays(14));
        assertThat(chunks.nearest(1).orElseThrow().rows()).isEqualTo(WEEK);
        assertThat(chunks.nearest(100 * WEEK).orElseThrow().rows()).isEqualTo(3 * WEEK);
    }

    @Test
    void shouldMeasureTheSameWhateverOrderTheRowsComeIn() {
        // Given
        ReferenceRows rows = weeks(20, random);
        int[] backwards = new int[rows.times().length];
        Arrays.setAll(backwards, i -> backwards.length - 1 - i);

        // When
        ChunkMetrics turned = ChunkMeasurement.of(
                weekly(null),
                new ReferenceRows(
                        rows.rows().select(backwards),
                        Arrays.stream(backwards)
                                .mapToDouble(row -> rows.times()[row])
                                .toArray()));

        // Then
        double first = ChunkMeasurement.of(weekly(null), rows)
                .sizes()
                .getFirst()
                .values()
                .get(MetricName.MAX_ERROR)
                .getFirst();
        assertThat(turned.sizes().getFirst().values().get(MetricName.MAX_ERROR).getFirst())
                .isEqualTo(first);
    }

    private PerformanceReport report(Baseline baseline, double scale) {
        return PerformanceJudge.judge(given(baseline, week(scale, WEEK, random)), MONDAY, 1);
    }

    private static PerformanceCase given(Baseline baseline, LabelledRows.Regressed rows) {
        return new PerformanceCase(
                new BatchRef("m", "b", "b", 1, "r", rows.size(), 0, MONDAY, null, null),
                weekly(null),
                rows.size(),
                rows,
                baseline,
                new Histories<>());
    }

    private static ModelDefinition weekly(@Nullable PerformanceSettings settings) {
        return ModelDefinitionBuilder.builder(TestRegressor.definition(settings))
                .timestamp("at")
                .reference(ReferenceSettings.every("P7D"))
                .build();
    }

    /** Errors of about 1, in each week another size. */
    private static ReferenceRows weeks(int count, Random random) {
        double[] truth = new double[count * WEEK];
        double[] predicted = new double[truth.length];
        double[] times = new double[truth.length];
        for (int i = 0; i < count; i++) {
            LabelledRows.Regressed week = week(Math.exp(0.5 * random.nextGaussian()), WEEK, random);
            System.arraycopy(week.predicted(), 0, predicted, i * WEEK, WEEK);
        }
        Arrays.setAll(times, row -> MONDAY.plus(Duration.ofHours(row)).toEpochMilli());
        return new ReferenceRows(new LabelledRows.Regressed(truth, predicted), times);
    }

    private static LabelledRows.Regressed week(double scale, int rows, Random random) {
        double[] predicted = new double[rows];
        Arrays.setAll(predicted, row -> scale * random.nextGaussian());
        return new LabelledRows.Regressed(new double[rows], predicted);
    }
}
