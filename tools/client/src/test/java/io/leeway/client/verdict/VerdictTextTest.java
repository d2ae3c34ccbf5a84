package io.leeway.client.verdict;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.leeway.client.http.BatchReport;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.reports.ChangeFinding;
import io.leeway.contracts.reports.ChangeKind;
import io.leeway.contracts.reports.MetricName;
import io.leeway.contracts.reports.OutOfRange;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.contracts.reports.PerformanceReportBuilder;
import io.leeway.contracts.reports.QualityFinding;
import io.leeway.contracts.reports.RangeBasis;
import io.leeway.contracts.reports.RiskPartName;
import io.leeway.contracts.reports.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

class VerdictTextTest {

    @Test
    void shouldSayWhatWasFound() {
        // Given
        BatchReport report = new BatchReport(
                TestReport.summary(RiskLevel.CRITICAL, Verdict.DRIFTED)
                        .performanceVerdict(Verdict.DRIFTED)
                        .performance(Map.of("f1", 0.612, "accuracy", 0.79))
                        .build(),
                TestReport.assessment(RiskLevel.CRITICAL)
                        .score(72.44)
                        .driftedFeatures(List.of("a", "b", "c", "d", "e", "f", "g"))
                        .qualityFindings(IntStream.range(0, 5)
                                .mapToObj(
                                        i -> new QualityFinding("q" + i, "missing", 0, 0.2, 0.1, null, "20 % missing"))
                                .toList())
                        .changes(List.of(new ChangeFinding(
                                ChangeKind.SUDDEN, "a", "psi", 1.0, 0.5, null, null, 9, "psi of a jumped")))
                        .parts(List.of(
                                TestReport.part(RiskPartName.STATISTICAL, 1.0, "7 of 9 features drifted"),
                                TestReport.part(RiskPartName.QUALITY, 0.5),
                                TestReport.part(RiskPartName.PREDICTION, 0.3, "prediction: moved"),
                                TestReport.part(RiskPartName.PERFORMANCE, 1.0, "f1 is 0.612, the baseline 0.700")))
                        .build(),
                performance(400, 0.4));

        // When
        String text = VerdictText.of(report);

        // Then
        assertThat(text.lines())
                .containsExactly(
                        "monday: critical, risk 72.4 of 100",
                        "  drift         7 features drifted: a, b, c, d, e and 2 more",
                        "  data quality  5 findings:",
                        "                - q0: 20 % missing",
                        "                - q1: 20 % missing",
                        "                - q2: 20 % missing",
                        "                and 2 more",
                        "  output        prediction: moved",
                        "  performance   f1 0.612 accuracy 0.790 by the labels of 400 of 1,000 rows",
                        "                f1 is 0.612, the baseline 0.700",
                        "  over time     psi of a jumped");
    }

    @Test
    void shouldSayWhatIsNotKnownAndWhy() {
        // Given
        BatchReport report = new BatchReport(
                TestReport.summary(RiskLevel.UNKNOWN, Verdict.INSUFFICIENT_DATA).build(),
                TestReport.assessment(RiskLevel.UNKNOWN)
                        .parts(List.of(
                                TestReport.part(RiskPartName.STATISTICAL, null, "12 rows, at least 50 are needed"),
                                TestReport.part(RiskPartName.QUALITY, null, "12 rows, at least 50 are needed"),
                                TestReport.part(RiskPartName.PREDICTION, null, "too few predictions to judge"),
                                TestReport.part(RiskPartName.PERFORMANCE, null, "no labels have come yet")))
                        .build(),
                null);

        // When
        String text = VerdictText.of(report);

        // Then
        assertThat(text.lines())
                .containsExactly(
                        "monday: unknown, the risk is not known",
                        "  drift         not known: 12 rows, at least 50 are needed",
                        "  data quality  not known: 12 rows, at least 50 are needed",
                        "  output        not known: too few predictions to judge",
                        "  performance   not known: no labels have come yet");
    }

    @Test
    void shouldSayThatNothingWasFound() {
        // Given
        BatchReport report = new BatchReport(
                TestReport.summary(RiskLevel.OK, Verdict.STABLE).build(),
                TestReport.assessment(RiskLevel.OK)
                        .score(0.0)
                        .parts(List.of(
                                TestReport.part(RiskPartName.STATISTICAL, 0.0, "0 of 9 features drifted"),
                                TestReport.part(RiskPartName.QUALITY, 0.0, "no check failed")))
                        .build(),
                null);

        // When
        String text = VerdictText.of(report);

        // Then
        assertThat(text.lines())
                .startsWith(
                        "monday: ok, risk 0.0 of 100",
                        "  drift         no feature drifted",
                        "  data quality  no check failed");
    }

    @Test
    void shouldSayWhatLiesOutOfRangeAndSinceWhen() {
        // Given
        BatchReport report = new BatchReport(
                TestReport.summary(RiskLevel.WARNING, Verdict.STABLE).build(),
                TestReport.assessment(RiskLevel.WARNING)
                        .outOfRange(List.of(new OutOfRange(
                                RangeBasis.TRAINING, List.of("close"), 0.79, 0.05, TestReport.AT, 4, "close is out")))
                        .build(),
                null);

        // When
        String text = VerdictText.of(report);

        // Then
        assertThat(text.lines()).contains("  range         close is out; so since 2026-05-01, 4 batches in a row.");
    }

    @Test
    void shouldShowFindingsAlsoWhereQualityAsAWholeIsNotKnown() {
        // Given
        BatchReport report = new BatchReport(
                TestReport.summary(RiskLevel.UNKNOWN, Verdict.INSUFFICIENT_DATA).build(),
                TestReport.assessment(RiskLevel.UNKNOWN)
                        .qualityFindings(List.of(new QualityFinding("a\tb", "new-column", 0, 1, 0, null, "is new")))
                        .parts(List.of(TestReport.part(RiskPartName.QUALITY, null, "too few rows")))
                        .build(),
                null);

        // When
        String text = VerdictText.of(report);

        // Then
        assertThat(text)
                .contains("data quality  not known: too few rows", "1 finding:", "- a\uFFFDb: is new")
                .contains("drift         not known");
    }

    private static PerformanceReport performance(long labelled, double coverage) {
        return PerformanceReportBuilder.builder()
                .batch(TestReport.batch())
                .verdict(Verdict.DRIFTED)
                .labelledRows(labelled)
                .coverage(coverage)
                .primaryMetric(MetricName.F1)
                .metrics(List.of())
                .changes(List.of())
                .unknownClasses(Map.of())
                .evaluatedAt(TestReport.AT)
                .revision(1)
                .build();
    }
}
