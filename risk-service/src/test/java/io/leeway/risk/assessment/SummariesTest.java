package io.leeway.risk.assessment;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.reports.BatchSummary;
import io.leeway.contracts.reports.BatchSummaryBuilder;
import io.leeway.contracts.reports.MetricName;
import io.leeway.contracts.reports.MetricResult;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.contracts.reports.RiskAssessment;
import io.leeway.contracts.reports.Verdict;

import static io.leeway.risk.assessment.TestDrift.AT;
import static io.leeway.risk.assessment.TestDrift.BATCH;
import static io.leeway.risk.assessment.TestDrift.metric;
import static io.leeway.risk.assessment.TestDrift.performance;
import static io.leeway.risk.assessment.TestDrift.quality;
import static io.leeway.risk.assessment.TestScores.definition;
import static org.assertj.core.api.Assertions.assertThat;

/** A batch in a line. */
class SummariesTest {

    private final RiskScorer scorer = new RiskScorer(new TestScores.FullAt(0.4, 0.5, 4, 8));

    @Test
    void shouldPutABatchIntoOneLine() {
        // Given
        TestDrift drift = new TestDrift().drifted(4);
        drift.quality = List.of(quality("f0", "missing"));
        Optional<PerformanceReport> performance = performance(
                Verdict.STABLE,
                metric("f1", 0.2, 0.05, false),
                new MetricResult(MetricName.ROC_AUC, true, null, null, null, null, null, null, false, null, null));
        RiskAssessment assessment = assess(drift, performance);

        // When
        BatchSummary line = Summaries.of(assessment, Optional.of(drift.build()), performance);

        // Then
        assertThat(line)
                .isEqualTo(BatchSummaryBuilder.builder()
                        .model("m")
                        .batch("b")
                        .name("batch")
                        .sequence(7)
                        .acceptedAt(AT)
                        .from(AT.minusSeconds(9))
                        .to(AT.minusSeconds(1))
                        .rows(100)
                        .driftVerdict(Verdict.DRIFTED)
                        .driftedFeatures(List.of("f0", "f1", "f2", "f3"))
                        .driftShare(0.4)
                        .qualityFindings(1)
                        .performanceVerdict(Verdict.STABLE)
                        .performance(Map.of("f1", 0.6))
                        .score(assessment.score())
                        .level(RiskLevel.OK)
                        .revision(8)
                        .build());
    }

    @Test
    void shouldLeaveOutOfTheLineWhatHasNotCome() {
        // When
        BatchSummary line = Summaries.of(
                scorer.assess(BATCH, definition(10), Optional.empty(), Optional.empty(), "none", RiskLevel.OK),
                Optional.empty(),
                Optional.empty());

        // Then
        assertThat(line.driftVerdict()).isNull();
        assertThat(line.performanceVerdict()).isNull();
        assertThat(line.performance()).isEmpty();
        assertThat(line.score()).isNull();
        assertThat(line.level()).isEqualTo(RiskLevel.UNKNOWN);
        assertThat(line.revision()).isZero();
    }

    private RiskAssessment assess(TestDrift drift, Optional<PerformanceReport> performance) {
        return scorer.assess(BATCH, definition(10), Optional.of(drift.build()), performance, "no labels", RiskLevel.OK);
    }
}
