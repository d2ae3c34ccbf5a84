package io.leeway.risk.assessment;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.contracts.reports.RiskAssessment;
import io.leeway.contracts.reports.RiskPart;
import io.leeway.contracts.reports.RiskPartName;
import io.leeway.contracts.reports.Verdict;

import static io.leeway.risk.assessment.TestDrift.BATCH;
import static io.leeway.risk.assessment.TestDrift.GRADUAL;
import static io.leeway.risk.assessment.TestDrift.SUDDEN;
import static io.leeway.risk.assessment.TestDrift.performance;
import static io.leeway.risk.assessment.TestDrift.quality;
import static io.leeway.risk.assessment.TestScores.definition;
import static io.leeway.risk.assessment.TestScores.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What an assessment says besides its parts, of a model with ten features. */
class RiskAssessmentTest {

    private final RiskScorer scorer = new RiskScorer(new TestScores.FullAt(0.4, 0.5, 4, 8));

    @Test
    void shouldWeighKnownPartsUpToOne() {
        // When
        RiskAssessment known = assess(new TestDrift().drifted(4), performance(Verdict.STABLE));
        RiskAssessment unlabelled = assess(new TestDrift().drifted(4), Optional.empty());

        // Then
        assertThat(known.score()).isEqualTo(35);
        assertThat(known.parts()).extracting(RiskPart::effectiveWeight).containsExactly(0.35, 0.15, 0.2, 0.3);
        assertThat(unlabelled.score()).isEqualTo(50);
        assertThat(unlabelled.parts().stream()
                        .mapToDouble(RiskPart::effectiveWeight)
                        .sum())
                .isCloseTo(1, within(1e-12));
        assertThat(part(unlabelled, RiskPartName.STATISTICAL).effectiveWeight()).isCloseTo(0.5, within(1e-12));
        assertThat(part(unlabelled, RiskPartName.STATISTICAL).weight()).isEqualTo(0.35);
    }

    @Test
    void shouldCarryTheReportsRevisionsAndFindings() {
        // Given
        TestDrift drift = new TestDrift().drifted(2);
        drift.quality = List.of(quality("f0", "missing"));

        // When
        RiskAssessment assessment = assess(drift, performance(Verdict.STABLE));

        // Then
        assertThat(assessment.batch()).isEqualTo(BATCH);
        assertThat(assessment.revision()).isEqualTo(3 + 5);
        assertThat(assessment.driftedFeatures()).containsExactly("f0", "f1");
        assertThat(assessment.driftShare()).isEqualTo(0.2);
        assertThat(assessment.qualityFindings()).isEqualTo(drift.quality);
    }

    @Test
    void shouldTellTheChangesOfBothReportsDriftFirst() {
        // Given
        TestDrift drift = new TestDrift().drifted(1);
        drift.changes = List.of(SUDDEN);

        // When
        RiskAssessment assessment = assess(drift, performance(Verdict.STABLE));

        // Then
        assertThat(assessment.changes()).containsExactly(SUDDEN, GRADUAL);
    }

    @Test
    void shouldSayThatTheDriftReportHasNotCome() {
        // When
        RiskAssessment assessment = scorer.assess(
                BATCH, definition(10), Optional.empty(), performance(Verdict.STABLE), "none", RiskLevel.OK);

        // Then
        assertThat(assessment.parts().subList(0, 3)).allSatisfy(part -> {
            assertThat(part.value()).isNull();
            assertThat(part.effectiveWeight()).isZero();
            assertThat(part.reasons()).containsExactly("the drift report has not come yet");
        });
        assertThat(assessment.parts())
                .extracting(RiskPart::name)
                .containsExactly(
                        RiskPartName.STATISTICAL,
                        RiskPartName.QUALITY,
                        RiskPartName.PREDICTION,
                        RiskPartName.PERFORMANCE);
        assertThat(assessment.score()).isZero();
    }

    private RiskAssessment assess(TestDrift drift, Optional<PerformanceReport> performance) {
        return scorer.assess(BATCH, definition(10), Optional.of(drift.build()), performance, "no labels", RiskLevel.OK);
    }
}
