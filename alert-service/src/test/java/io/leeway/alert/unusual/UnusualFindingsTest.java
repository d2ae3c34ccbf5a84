package io.leeway.alert.unusual;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.leeway.alert.TestEvents;
import io.leeway.alert.delivery.Digest;
import io.leeway.contracts.model.AlertCondition;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.reports.FeatureShift;
import io.leeway.contracts.reports.RiskAssessment;
import io.leeway.contracts.reports.RiskAssessmentBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/** What is unusual in a window, and told by no incident. */
class UnusualFindingsTest {

    private static final RiskAssessment USUAL = RiskAssessmentBuilder.builder(
                    new TestEvents("churn").assessment("b", "week 1", 1, 5, RiskLevel.OK, 0, TestEvents.ACCEPTED))
            .driftedFeatures(List.of())
            .build();

    private static final RiskAssessment MOVED = RiskAssessmentBuilder.builder(USUAL)
            .driftedFeatures(List.of("age", "tenure"))
            .shifts(List.of(new FeatureShift("age", 41.2, 50.1, 12.0, null, null, null)))
            .build();

    @Test
    void shouldSayNothingOfAWindowInWhichNothingIs() {
        assertThat(UnusualFindings.of(USUAL, Set.of()).lines()).isEmpty();
    }

    @Test
    void shouldSayHowFewFeaturesMoved() {
        Digest.Window window = UnusualFindings.of(MOVED, Set.of(AlertCondition.DATA_QUALITY));

        assertThat(window.lines())
                .containsExactly("age is higher by 8.9 on average: 50.1, was 41.2.", "tenure drifted.");
        assertThat(window.name()).isEqualTo("week 1");
        assertThat(window.late()).isFalse();
    }

    @Test
    void shouldNotRepeatWhatAnIncidentTells() {
        assertThat(UnusualFindings.of(MOVED, Set.of(AlertCondition.DRIFT_SHARE)).lines())
                .isEmpty();
        assertThat(UnusualFindings.of(MOVED, Set.of(AlertCondition.RISK)).lines())
                .isEmpty();
    }

    @Test
    void shouldSayThatAWindowWasJudgedTooLate() {
        Digest.Window window = UnusualFindings.tooLate(MOVED, List.of("2 of 4 features drifted: age, tenure."));

        assertThat(window.late()).isTrue();
        assertThat(window.lines()).containsExactly("2 of 4 features drifted: age, tenure.");
    }
}
