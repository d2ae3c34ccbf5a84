package io.leeway.risk.assessment;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.reports.ChangeFinding;
import io.leeway.contracts.reports.ChangeKind;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.contracts.reports.Verdict;

import static io.leeway.risk.assessment.TestDrift.GRADUAL;
import static io.leeway.risk.assessment.TestDrift.metric;
import static io.leeway.risk.assessment.TestDrift.performance;
import static org.assertj.core.api.Assertions.assertThat;

/** When a drop of performance is a change of the concept. */
class ChangesTest {

    @Test
    void shouldCallPerformanceThatDropsWhileInputsStayAChangeOfTheConcept() {
        // Given
        Optional<PerformanceReport> dropped =
                performance(Verdict.DRIFTED, metric("recall", 0.9, 0.05, false), metric("f1", 0.2, 0.05, true));
        TestDrift unjudged = new TestDrift();
        unjudged.verdict = Verdict.INSUFFICIENT_DATA;
        TestDrift oneOfTen = new TestDrift().drifted(1);
        oneOfTen.verdict = Verdict.STABLE;

        // When
        List<ChangeFinding> still = Changes.of(Optional.of(new TestDrift().build()), dropped);

        // Then
        assertThat(still)
                .containsExactly(
                        GRADUAL,
                        new ChangeFinding(
                                ChangeKind.CONCEPT,
                                null,
                                "f1",
                                0.6,
                                0.8,
                                null,
                                null,
                                1,
                                "f1 dropped while no feature drifted"));
        assertThat(Changes.of(Optional.of(new TestDrift().drifted(1).build()), dropped))
                .containsExactly(GRADUAL);
        assertThat(Changes.of(Optional.of(oneOfTen.build()), dropped)).containsExactly(GRADUAL);
        assertThat(Changes.of(Optional.of(unjudged.build()), dropped)).containsExactly(GRADUAL);
        assertThat(Changes.of(Optional.empty(), dropped)).containsExactly(GRADUAL);
        assertThat(Changes.of(
                        Optional.of(new TestDrift().build()),
                        performance(Verdict.INSUFFICIENT_DATA, metric("f1", 0.2, 0.05, true))))
                .containsExactly(GRADUAL);
    }
}
