package io.leeway.alert.rules;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.leeway.alert.TestEvents;
import io.leeway.contracts.alerts.AlertFinding;
import io.leeway.contracts.model.AlertCondition;
import io.leeway.contracts.model.AlertRule;
import io.leeway.contracts.model.AlertTarget;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.reports.RiskAssessment;

import static org.assertj.core.api.Assertions.assertThat;

class AlertRulesTest {

    private static final TestEvents PLAIN = new TestEvents("m");

    @Test
    void shouldWatchAModelWithoutRulesForEverythingAndTellNobody() {
        AlertRules.Matches matches = AlertRules.match(PLAIN.definition(), assessment(55, RiskLevel.WARNING, 0.2));

        assertThat(matches.findings())
                .extracting(AlertFinding::on)
                .containsExactly(AlertCondition.RISK, AlertCondition.DRIFT_SHARE);
        assertThat(matches.recipients()).isEmpty();
    }

    @Test
    void shouldFindNothingInAHealthyBatch() {
        assertThat(AlertRules.match(PLAIN.definition(), assessment(5, RiskLevel.OK, 0.1))
                        .findings())
                .isEmpty();
    }

    @Test
    void shouldBeMetAboveTheShareAndNotAtIt() {
        assertThat(AlertRules.match(PLAIN.definition(), assessment(5, RiskLevel.OK, 0.1000001))
                        .findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.value()).isEqualTo(0.1000001);
                    assertThat(finding.threshold()).isEqualTo(0.1);
                });
    }

    @Test
    void shouldTellOnlyWhomTheRulesThatWereMetName() {
        // Given
        TestEvents events = new TestEvents(
                "m",
                List.of(
                        new AlertRule(
                                AlertCondition.RISK, RiskLevel.CRITICAL, AlertTarget.mail("critical@example.com")),
                        TestEvents.rule(AlertCondition.RISK, "warning@example.com"),
                        TestEvents.rule(AlertCondition.INTAKE, "intake@example.com"),
                        TestEvents.rule(AlertCondition.PIPELINE, "pipeline@example.com")));

        // When
        AlertRules.Matches matches = AlertRules.match(events.definition(), assessment(55, RiskLevel.WARNING, 0.2));

        // Then
        assertThat(matches.recipients()).containsExactly(AlertTarget.mail("warning@example.com"));
        assertThat(AlertRules.recipients(events.definition(), AlertCondition.INTAKE))
                .containsExactly(AlertTarget.mail("intake@example.com"));
        assertThat(AlertRules.recipients(events.definition(), AlertCondition.PIPELINE))
                .containsExactly(AlertTarget.mail("pipeline@example.com"));
    }

    @Test
    void shouldTellNobodyOfIntakeWhereNoRuleSaysSo() {
        assertThat(AlertRules.recipients(PLAIN.definition(), AlertCondition.INTAKE))
                .isEmpty();
    }

    private static RiskAssessment assessment(double score, RiskLevel level, double share) {
        return PLAIN.assessment("b", "b", 1, score, level, share, TestEvents.ACCEPTED);
    }
}
