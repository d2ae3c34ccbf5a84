package io.leeway.evaluation.performance;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.DynamicThresholdSettings;
import io.leeway.contracts.model.PerformanceSettings;
import io.leeway.contracts.reports.ChangeFinding;
import io.leeway.contracts.reports.MetricName;
import io.leeway.contracts.reports.MetricResult;
import io.leeway.contracts.reports.MetricResultBuilder;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.change.Histories;
import io.leeway.evaluation.change.MetricHistory;
import io.leeway.evaluation.performance.metrics.LabelledRows;
import io.leeway.evaluation.performance.metrics.Metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PerformanceRulesTest {

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final Baseline BASELINE = Baseline.of(Map.of("rmse", 1.0, "mae", 1.0), Set.of());

    @Test
    void shouldAllowADropAndNoMore() {
        // Given: a quarter below the baseline, beyond chance
        Metric metric = new Metric(MetricName.F1, true, 0.5, 0.4, 0.6, null);

        // When
        MetricResult at = PerformanceJudge.judge(metric, 0.75, 0.25, 1);
        MetricResult more = PerformanceJudge.judge(metric, 0.75, Math.nextDown(0.25), 1);
        MetricResult unjudged = PerformanceJudge.judge(metric, 0.75, null, 1);

        // Then
        assertThat(at.drop()).isEqualTo(0.25);
        assertThat(at.exceeded()).isFalse();
        assertThat(more.exceeded()).isTrue();
        assertThat(unjudged.exceeded()).isFalse();
        assertThat(unjudged.allowedDrop()).isNull();
    }

    @Test
    void shouldBeBeyondChanceOnlyWhereTheWholeIntervalIsOnTheBadSide() {
        // When: the interval ends at the baseline, and just before it
        MetricResult scoreAt =
                PerformanceJudge.judge(new Metric(MetricName.F1, true, 0.5, 0.4, 0.75, null), 0.75, 0.1, 1);
        MetricResult scoreBelow = PerformanceJudge.judge(
                new Metric(MetricName.F1, true, 0.5, 0.4, Math.nextDown(0.75), null), 0.75, 0.1, 1);
        MetricResult errorAt =
                PerformanceJudge.judge(new Metric(MetricName.MAE, false, 2.0, 1.0, 3.0, null), 1.0, 0.1, 1);
        MetricResult errorAbove = PerformanceJudge.judge(
                new Metric(MetricName.MAE, false, 2.0, Math.nextUp(1.0), 3.0, null), 1.0, 0.1, 1);

        // Then
        assertThat(scoreAt.exceeded()).isFalse();
        assertThat(scoreBelow.exceeded()).isTrue();
        assertThat(errorAt.exceeded()).isFalse();
        assertThat(errorAbove.exceeded()).isTrue();
    }

    @Test
    void shouldReachFurtherWhereManyMetricsAreJudged() {
        // When: 0.75 is outside of the interval, and inside of one that is a third wider
        Metric metric = new Metric(MetricName.F1, true, 0.5, 0.3, 0.7, null);

        // Then
        assertThat(PerformanceJudge.judge(metric, 0.75, 0.1, 1).exceeded()).isTrue();
        assertThat(PerformanceJudge.judge(metric, 0.75, 0.1, 1.34).exceeded()).isFalse();
    }

    @Test
    void shouldNotCallADropBeyondChanceWithoutAnInterval() {
        // When
        MetricResult noLower =
                PerformanceJudge.judge(new Metric(MetricName.F1, true, 0.5, null, 0.6, null), 0.75, 0.1, 1);
        MetricResult noUpper =
                PerformanceJudge.judge(new Metric(MetricName.MAE, false, 2.0, 1.5, null, null), 1.0, 0.1, 1);

        // Then
        assertThat(noLower.exceeded()).isFalse();
        assertThat(noUpper.exceeded()).isFalse();
    }

    @Test
    void shouldNeedAsManyLabelsAsTheModelSaysAndOneAtLeast() {
        // When
        PerformanceReport enough = report(rows(40, 3), settings(0.05, 40));
        PerformanceReport few = report(rows(39, 3), settings(0.05, 40));
        PerformanceReport none = report(rows(0, 3), settings(0.05, 0));

        // Then
        assertThat(enough.verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(few.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(few.reason()).isEqualTo("39 rows have a label, 40 are needed");
        assertThat(few.drop()).isNull();
        assertThat(few.changes()).isEmpty();
        assertThat(none.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(none.reason()).isEqualTo("0 rows have a label, 1 are needed");
    }

    @Test
    void shouldJudgeByWhatCanBeComparedBetweenBatches() {
        // When
        PerformanceReport report = report(rows(40, 3), settings(0.05, 30));

        // Then
        assertThat(report.metrics().stream().filter(metric -> metric.allowedDrop() != null))
                .extracting(metric -> metric.name().word())
                .containsExactlyInAnyOrder("mae", "rmse", "mse", "mape", "smape", "wape", "medae", "rmsle");
        assertThat(report.reason()).isEqualTo("mae is 3.000 (99 % interval 3.000 to 3.000), the baseline 1.000");
        assertThat(report.primaryMetric()).isEqualTo(MetricName.RMSE);
        assertThat(report.coverage()).isEqualTo(0.5);
        assertThat(report.labelledRows()).isEqualTo(40);
    }

    @Test
    void shouldSayHowManyTimesWhatIsAllowedPerformanceDropped() {
        // When: errors are three times the baseline, 2 more than it
        PerformanceReport half = report(rows(40, 3), settings(0.5, 30));
        PerformanceReport nothingAllowed = report(rows(40, 3), settings(0.0, 30));
        PerformanceReport nothingDropped = report(rows(40, 1), settings(0.0, 30));

        // Then
        assertThat(half.drop()).isCloseTo(4, within(1e-12));
        assertThat(nothingAllowed.drop()).isEqualTo(Double.MAX_VALUE);
        assertThat(nothingDropped.drop()).isZero();
    }

    @Test
    void shouldSayWhatHindersAMeasurement() {
        // Given
        double[] truth = new double[40];
        truth[7] = Double.POSITIVE_INFINITY;

        // When
        PerformanceReport report = report(new LabelledRows.Regressed(truth, new double[40]), settings(0.05, 30));

        // Then
        assertThat(report.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(report.reason()).startsWith("1 of 40 labelled rows");
    }

    @Test
    void shouldCoverNothingOfABatchWithoutRows() {
        // When
        PerformanceReport report = PerformanceJudge.judge(
                new PerformanceCase(
                        new BatchRef("m", "b", "b", 1, "r", 0, 0, AT, null, null),
                        TestRegressor.definition(settings(0.05, 30)),
                        0,
                        rows(0, 1),
                        BASELINE,
                        new Histories<>()),
                AT,
                1);

        // Then
        assertThat(report.coverage()).isZero();
    }

    @Test
    void shouldHoldEachMetricAgainstItsHistoryAndTellOfTheJudgedOnes() {
        // Given: errors near 1, scores near 0.8; now both are far off
        Histories<MetricName> histories = new Histories<>();
        IntStream.range(0, 20).forEach(window -> {
            histories.add(MetricName.RMSE, new MetricHistory.Point(window, 1 + 0.01 * (window % 3), true));
            histories.add(MetricName.ME, new MetricHistory.Point(window, 1 + 0.01 * (window % 3), true));
            histories.add(MetricName.F1, new MetricHistory.Point(window, 0.8 + 0.01 * (window % 3), true));
        });
        MetricChanges changes =
                new MetricChanges(new DynamicThresholdSettings(null, null, null), histories, 1.5, Optional.empty());

        // When
        MetricChanges.Compared worse = changes.compare(List.of(
                known(result("rmse", false, 5.0, 0.05)),
                known(result("me", false, 5.0, null)),
                known(result("f1", true, 0.1, 0.05))));
        MetricChanges.Compared better = changes.compare(List.of(
                known(result("rmse", false, 0.1, 0.05)),
                known(result("f1", true, 0.99, 0.05)),
                result("mae", false, null, 0.05)));

        // Then
        assertThat(worse.changes()).extracting(ChangeFinding::metric).containsExactly("rmse", "f1");
        assertThat(worse.changes()).extracting(ChangeFinding::column).containsOnlyNulls();
        assertThat(worse.results())
                .extracting(metric -> metric.dynamic().exceeded())
                .containsExactly(true, true, true);
        assertThat(better.changes()).isEmpty();
        assertThat(better.results()).extracting(metric -> metric.name().word()).containsExactly("rmse", "f1", "mae");
        assertThat(better.results().getFirst().dynamic().exceeded()).isFalse();
        assertThat(better.results().getLast().dynamic()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        // upper end of the interval around 0.7, whether the limit of a history near 0.81 makes it a finding
        "0.77, true",
        "0.78, false",
        "0.90, false",
    })
    void shouldTellOfASuddenDropOnlyWhereTheRowsAreEnoughToKnowIt(double upper, boolean told) {
        // Given
        Histories<MetricName> histories = new Histories<>();
        IntStream.range(0, 20)
                .forEach(window -> histories.add(
                        MetricName.F1, new MetricHistory.Point(window, 0.81 + 0.001 * (window % 3 - 1), true)));
        MetricResult drop = MetricResultBuilder.builder(result("f1", true, 0.7, 0.05))
                .lower(0.6)
                .upper(upper)
                .build();

        // When: 0.7 + 1.5 (upper - 0.7)
        MetricChanges.Compared compared = new MetricChanges(
                        new DynamicThresholdSettings(null, null, null), histories, 1.5, Optional.empty())
                .compare(List.of(drop));

        // Then
        assertThat(compared.changes()).hasSize(told ? 1 : 0);
        assertThat(compared.results().getFirst().dynamic().exceeded()).isTrue();
    }

    @Test
    void shouldNotTellOfASuddenDropWhereTheRowsAreTooFewForAnInterval() {
        // Given
        Histories<MetricName> histories = new Histories<>();
        IntStream.range(0, 20)
                .forEach(window -> histories.add(
                        MetricName.MCC, new MetricHistory.Point(window, 0.81 + 0.001 * (window % 3 - 1), true)));

        // When
        MetricChanges.Compared compared = new MetricChanges(
                        new DynamicThresholdSettings(null, null, null), histories, 1.5, Optional.empty())
                .compare(List.of(result("mcc", true, 0.1, 0.05)));

        // Then
        assertThat(compared.changes()).isEmpty();
        assertThat(compared.results().getFirst().dynamic().exceeded()).isTrue();
    }

    @Test
    void shouldTellOfAMetricThatGetsWorseSlowly() {
        // Given
        Histories<MetricName> histories = new Histories<>();
        IntStream.range(0, 20)
                .forEach(window ->
                        histories.add(MetricName.F1, new MetricHistory.Point(window, 0.9 - 0.001 * window, true)));

        // When
        MetricChanges.Compared compared = new MetricChanges(
                        new DynamicThresholdSettings(null, null, null), histories, 1.5, Optional.empty())
                .compare(List.of(result("f1", true, 0.88, 0.05)));

        // Then
        assertThat(compared.changes()).singleElement().satisfies(change -> assertThat(change.message())
                .startsWith("f1 falls by 0.001"));
    }

    @Test
    void shouldCountLabelsThatTheReferenceDoesNotHave() {
        // Given
        LabelledRows rows = classified("a", "new", "b", "new", "other");

        // When, Then
        assertThat(UnknownClasses.of(rows, Set.of("a", "b")))
                .containsExactly(Map.entry("new", 2L), Map.entry("other", 1L));
        assertThat(UnknownClasses.of(rows, Set.of())).isEmpty();
        assertThat(UnknownClasses.of(rows(3, 1), Set.of("a"))).isEmpty();
    }

    @Test
    void shouldNotKnowPerformanceWhereNoLabelIsOfAKnownClass() {
        // When
        Optional<String> none = UnknownClasses.hindrance(classified("1.5", "0.5"), Set.of("0", "1"));
        Optional<String> some = UnknownClasses.hindrance(classified("1.5", "0"), Set.of("0", "1"));

        // Then
        assertThat(none)
                .contains(
                        "none of the 2 labels is of a class that the reference has: they are '0.5', '1.5', the reference"
                                + " has '0', '1'");
        assertThat(some).isEmpty();
        assertThat(UnknownClasses.hindrance(classified("a"), Set.of())).isEmpty();
        assertThat(UnknownClasses.hindrance(classified("true"), Set.of("0", "1"))
                        .orElseThrow())
                .endsWith("has '0', '1'; perhaps the same answers, as false/true instead of 0/1");
    }

    @Test
    void shouldListAHundredUnknownLabelsAndGoOnCountingThem() {
        // Given
        String[] labels = IntStream.range(0, 202).mapToObj(i -> "l" + i % 101).toArray(String[]::new);

        // When
        Map<String, Long> unknown = UnknownClasses.of(classified(labels), Set.of("a"));

        // Then
        assertThat(unknown).hasSize(100).doesNotContainKey("l100").containsEntry("l0", 2L);
    }

    /** With an interval of almost no width. */
    private static MetricResult known(MetricResult result) {
        double value = Objects.requireNonNull(result.value());
        return MetricResultBuilder.builder(result)
                .lower(value - 0.001)
                .upper(value + 0.001)
                .build();
    }

    private static MetricResult result(
            String name, boolean higherIsBetter, @Nullable Double value, @Nullable Double allowed) {
        return new MetricResult(
                MetricName.of(name), higherIsBetter, value, null, null, null, null, allowed, false, null, null);
    }

    private static LabelledRows classified(String... truth) {
        return new LabelledRows.Classified(truth, truth, new double[0]);
    }

    private static LabelledRows.Regressed rows(int labelled, double error) {
        double[] truth = IntStream.range(0, labelled).asDoubleStream().toArray();
        return new LabelledRows.Regressed(
                truth, Arrays.stream(truth).map(value -> value + error).toArray());
    }

    private static PerformanceSettings settings(double drop, int minimumRows) {
        return new PerformanceSettings(null, drop, minimumRows, null);
    }

    private static PerformanceReport report(LabelledRows rows, PerformanceSettings settings) {
        return PerformanceJudge.judge(
                new PerformanceCase(
                        new BatchRef("m", "b", "b", 1, "r", 2L * rows.size(), 0, AT, null, null),
                        TestRegressor.definition(settings),
                        rows.size(),
                        rows,
                        BASELINE,
                        new Histories<>()),
                AT,
                1);
    }
}
