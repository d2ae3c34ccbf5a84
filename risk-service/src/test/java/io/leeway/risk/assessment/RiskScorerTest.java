package io.leeway.risk.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.reports.ColumnDrift;
import io.leeway.contracts.reports.ColumnSummary;
import io.leeway.contracts.reports.DriftReport;
import io.leeway.contracts.reports.MetricName;
import io.leeway.contracts.reports.MetricResult;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.contracts.reports.PerformanceReportBuilder;
import io.leeway.contracts.reports.RiskAssessment;
import io.leeway.contracts.reports.RiskPartName;
import io.leeway.contracts.reports.StatisticName;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.contracts.reports.Verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RiskScorerTest {

    private static final BatchRef BATCH =
            new BatchRef("m", "b", "batch", 1, "r", 100, 0, Instant.parse("2026-01-01T00:00:00Z"), null, null);
    private static final ColumnSummary SUMMARY = new ColumnSummary(100, 0, 0L, 0L, 90, 0.0, 1.0, -3.0, 0.0, 3.0);

    private final RiskScorer scorer = new RiskScorer(new TestScores.FullAt(0.2, 0.2, 3, 3));

    @Test
    void shouldScoreACleanBatchZero() {
        // When
        RiskAssessment assessment = assess(drift(0, 0.1), performance(0.0, false, Verdict.STABLE));

        // Then
        assertThat(assessment.score()).isZero();
        assertThat(assessment.level()).isEqualTo(RiskLevel.OK);
    }

    @Test
    void shouldScoreEverythingAtItsWorstAHundredMinusQuality() {
        // When: all features drifted, predictions at nine times their threshold, performance at six times its drop
        RiskAssessment assessment = assess(drift(20, 1.8), performance(0.3, true, Verdict.DRIFTED));

        // Then
        assertThat(assessment.score()).isCloseTo(85, within(0.05));
        assertThat(assessment.level()).isEqualTo(RiskLevel.CRITICAL);
    }

    @Test
    void shouldLeaveAnUnknownPartOutInsteadOfCountingItHealthy() {
        // When
        RiskAssessment unlabelled = assess(drift(20, 1.8), Optional.empty());
        RiskAssessment healthy = assess(drift(20, 1.8), performance(0.0, false, Verdict.STABLE));

        // Then
        assertThat(unlabelled.score()).isGreaterThan(healthy.score());
        assertThat(unlabelled.score()).isCloseTo(100 * 0.55 / 0.70, within(0.05));
        assertThat(TestScores.part(unlabelled, RiskPartName.PERFORMANCE).value())
                .isNull();
        assertThat(TestScores.part(unlabelled, RiskPartName.PERFORMANCE).effectiveWeight())
                .isZero();
        assertThat(TestScores.part(unlabelled, RiskPartName.PERFORMANCE).reasons())
                .containsExactly("no labels have come yet");
    }

    @Test
    void shouldKnowNothingWithoutReports() {
        // When
        RiskAssessment assessment = assess(Optional.empty(), Optional.empty());

        // Then
        assertThat(assessment.score()).isNull();
        assertThat(assessment.level()).isEqualTo(RiskLevel.UNKNOWN);
    }

    @Test
    void shouldNotCountADropWithinChanceOrTooFewLabels() {
        // When
        RiskAssessment chance = assess(drift(0, 0.1), performance(0.3, false, Verdict.STABLE));
        RiskAssessment few = assess(drift(0, 0.1), performance(0.3, true, Verdict.INSUFFICIENT_DATA));

        // Then
        assertThat(chance.score()).isZero();
        assertThat(TestScores.part(few, RiskPartName.PERFORMANCE).value()).isNull();
        assertThat(few.performanceDrops()).isEmpty();
    }

    @Test
    void shouldReachALevelAtItsThreshold() {
        // When, Then
        assertThat(level(39.9, RiskLevel.OK)).isEqualTo(RiskLevel.OK);
        assertThat(level(40.0, RiskLevel.OK)).isEqualTo(RiskLevel.WARNING);
        assertThat(level(69.9, RiskLevel.OK)).isEqualTo(RiskLevel.WARNING);
        assertThat(level(70.0, RiskLevel.OK)).isEqualTo(RiskLevel.CRITICAL);
    }

    private RiskAssessment assess(Optional<DriftReport> drift, Optional<PerformanceReport> performance) {
        return scorer.assess(BATCH, TestScores.definition(20), drift, performance, RiskScorer.NO_LABELS, RiskLevel.OK);
    }

    @Test
    void shouldKeepALevelUntilTheScoreIsClearlyBelowIt() {
        // Then: three points below is the default
        assertThat(level(69.9, RiskLevel.CRITICAL)).isEqualTo(RiskLevel.CRITICAL);
        assertThat(level(66.9, RiskLevel.CRITICAL)).isEqualTo(RiskLevel.WARNING);
        assertThat(level(37.0, RiskLevel.CRITICAL)).isEqualTo(RiskLevel.WARNING);
        assertThat(level(37.0, RiskLevel.WARNING)).isEqualTo(RiskLevel.WARNING);
        assertThat(level(36.9, RiskLevel.WARNING)).isEqualTo(RiskLevel.OK);
        assertThat(level(69.9, RiskLevel.UNKNOWN)).isEqualTo(RiskLevel.WARNING);
    }

    private static RiskLevel level(double score, RiskLevel before) {
        return RiskLevels.of(score, before, TestScores.definition(20).risk());
    }

    private static Optional<DriftReport> drift(int drifted, double predictionPsi) {
        List<ColumnDrift> features = IntStream.range(0, 20)
                .mapToObj(i -> column("f" + i, i < drifted, i < drifted ? 1 : 0.01))
                .toList();
        return Optional.of(DriftReport.of(BATCH, Instant.parse("2026-01-01T00:00:01Z"))
                .verdict(drifted == 0 ? Verdict.STABLE : Verdict.DRIFTED)
                .features(features)
                .predictions(List.of(column("prediction", predictionPsi > 0.2, predictionPsi)))
                .driftedFeatures(features.subList(0, drifted).stream()
                        .map(ColumnDrift::column)
                        .toList())
                .driftShare(drifted / 20.0)
                .build());
    }

    private static ColumnDrift column(String name, boolean drifted, double psi) {
        return new ColumnDrift(
                name,
                FeatureType.NUMERIC,
                drifted ? Verdict.DRIFTED : Verdict.STABLE,
                null,
                List.of(new StatisticResult(
                        StatisticName.PSI, "reference deciles", psi, null, null, psi, 0.2, psi > 0.2, null, null)),
                SUMMARY,
                SUMMARY,
                null);
    }

    private static Optional<PerformanceReport> performance(double drop, boolean exceeded, Verdict verdict) {
        return Optional.of(PerformanceReportBuilder.builder()
                .batch(BATCH)
                .verdict(verdict)
                .labelledRows(100)
                .coverage(1)
                .primaryMetric(MetricName.F1)
                .metrics(List.of(new MetricResult(
                        MetricName.F1, true, 0.8 - drop, 0.1, 0.9, 0.8, drop, 0.05, exceeded, null, null)))
                .drop(drop / 0.05)
                .changes(List.of())
                .unknownClasses(Map.of())
                .evaluatedAt(Instant.parse("2026-01-01T00:00:02Z"))
                .revision(1)
                .build());
    }
}
