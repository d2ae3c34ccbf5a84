package io.leeway.client.verdict;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.leeway.client.http.BatchReport;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.reports.Verdict;

import static io.leeway.client.verdict.FailLevel.CRITICAL;
import static io.leeway.client.verdict.FailLevel.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

class GateTest {

    private static final BatchReport OK = report(RiskLevel.OK, Verdict.STABLE);
    private static final BatchReport WARNED = report(RiskLevel.WARNING, Verdict.DRIFTED);
    private static final BatchReport BAD = report(RiskLevel.CRITICAL, Verdict.DRIFTED);
    private static final BatchReport UNKNOWN = report(RiskLevel.UNKNOWN, Verdict.INSUFFICIENT_DATA);

    @Test
    void shouldTellEachLevelByACodeOfItsOwn() {
        assertThat(Gate.code(List.of(OK), WARNING)).isZero();
        assertThat(Gate.code(List.of(WARNED), WARNING)).isEqualTo(3);
        assertThat(Gate.code(List.of(BAD), WARNING)).isEqualTo(4);
        assertThat(Gate.code(List.of(UNKNOWN), WARNING)).isEqualTo(5);
    }

    @Test
    void shouldLetAWarningPassWhereOnlyCriticalFails() {
        assertThat(Gate.code(List.of(WARNED), CRITICAL)).isZero();
        assertThat(Gate.code(List.of(BAD), CRITICAL)).isEqualTo(4);
        assertThat(Gate.code(List.of(UNKNOWN), CRITICAL)).isEqualTo(5);
    }

    @Test
    void shouldNotPassWhatHasTooLittleDataForDrift() {
        assertThat(Gate.code(List.of(report(RiskLevel.OK, Verdict.INSUFFICIENT_DATA)), WARNING))
                .isEqualTo(5);
        assertThat(Gate.code(List.of(report(RiskLevel.OK, null)), WARNING)).isEqualTo(5);
    }

    @Test
    void shouldFailByTheLevelEvenWhereDriftIsNotKnown() {
        assertThat(Gate.code(List.of(report(RiskLevel.WARNING, Verdict.INSUFFICIENT_DATA)), WARNING))
                .isEqualTo(3);
        assertThat(Gate.code(List.of(report(RiskLevel.WARNING, Verdict.INSUFFICIENT_DATA)), CRITICAL))
                .isEqualTo(5);
    }

    @Test
    void shouldTakeTheWorstOfSeveralWindows() {
        assertThat(Gate.code(List.of(OK, WARNED, BAD, UNKNOWN, OK), WARNING)).isEqualTo(4);
        assertThat(Gate.code(List.of(OK, UNKNOWN, WARNED), WARNING)).isEqualTo(3);
        assertThat(Gate.code(List.of(OK, UNKNOWN, WARNED), CRITICAL)).isEqualTo(5);
        assertThat(Gate.worst(List.of(WARNED, OK), CRITICAL)).isEqualTo(WARNED);
    }

    @Test
    void shouldTakeTheHigherScoreAndThenTheLaterOfEquals() {
        // Given
        BatchReport high = scored(21.4);
        BatchReport later = scored(21.4);

        // Then
        assertThat(Gate.worst(List.of(high, scored(0.0), OK), WARNING)).isSameAs(high);
        assertThat(Gate.worst(List.of(high, later), WARNING)).isSameAs(later);
    }

    private static BatchReport scored(double score) {
        return new BatchReport(
                OK.summary(), TestReport.assessment(RiskLevel.OK).score(score).build(), null);
    }

    private static BatchReport report(RiskLevel level, @Nullable Verdict drift) {
        return TestReport.of(level, drift);
    }
}
