package io.leeway.alert.rules;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.leeway.alert.TestEvents;
import io.leeway.alert.incidents.CauseKey;
import io.leeway.alert.incidents.WindowVerdict;
import io.leeway.contracts.model.AlertCondition;
import io.leeway.contracts.model.AlertRule;
import io.leeway.contracts.model.AlertTarget;
import io.leeway.contracts.model.IncidentSettings;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.reports.RiskAssessment;

import static org.assertj.core.api.Assertions.assertThat;

class AlertRulesTest {

    private static final TestEvents PLAIN = new TestEvents("m");

    @Test
    void shouldWatchAModelWithoutRulesForEverythingAndTellNobody() {
        List<AlertRules.Met> matches = AlertRules.match(PLAIN.definition(), assessment(55, RiskLevel.WARNING, 0.2));

        assertThat(matches)
                .extracting(met -> met.cause().on())
                .containsExactly(AlertCondition.RISK, AlertCondition.DRIFT_SHARE);
        assertThat(matches).allMatch(met -> met.recipients().isEmpty());
    }

    @Test
    void shouldFindNothingInAHealthyBatch() {
        assertThat(AlertRules.match(PLAIN.definition(), assessment(5, RiskLevel.OK, 0.1)))
                .isEmpty();
    }

    @Test
    void shouldBeMetAboveTheShareAndNotAtIt() {
        assertThat(AlertRules.match(PLAIN.definition(), assessment(5, RiskLevel.OK, 0.1000001)))
                .singleElement()
                .extracting(AlertRules.Met::finding)
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
        List<AlertRules.Met> matches = AlertRules.match(events.definition(), assessment(55, RiskLevel.WARNING, 0.2));

        // Then
        assertThat(matches)
                .flatExtracting(AlertRules.Met::recipients)
                .containsExactly(AlertTarget.mail("warning@example.com"));
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

    @Test
    void shouldAddItsOwnRulesToTheDefaultOnesUnlessTheyStandInstead() {
        // Given
        ModelDefinition own = ModelDefinitionBuilder.builder(PLAIN.definition())
                .alerts(List.of(new AlertRule(AlertCondition.RISK, RiskLevel.CRITICAL, null)))
                .build();
        ModelDefinition alone = ModelDefinitionBuilder.builder(own)
                .incidents(new IncidentSettings(IncidentSettings.Defaults.REPLACE, null, null))
                .build();
        RiskAssessment warning = assessment(55, RiskLevel.WARNING, 0.2);

        // Then: the rule of its own holds for its condition, the default ones for the others
        assertThat(AlertRules.match(own, warning))
                .extracting(met -> met.cause().on())
                .containsExactly(AlertCondition.DRIFT_SHARE);
        assertThat(AlertRules.match(alone, warning)).isEmpty();
        assertThat(AlertRules.expectsData(own)).isTrue();
        assertThat(AlertRules.expectsData(alone)).isFalse();
    }

    @Test
    void shouldMakeOneCauseOfEachFeatureThatRulesName() {
        // Given
        ModelDefinition definition = ModelDefinitionBuilder.builder(PLAIN.definition())
                .alerts(List.of(rule(AlertCondition.DRIFT, "f0", null), rule(AlertCondition.DRIFT, "f1", null)))
                .incidents(new IncidentSettings(IncidentSettings.Defaults.REPLACE, null, null))
                .build();

        // When
        List<AlertRules.Met> met = AlertRules.match(definition, assessment(55, RiskLevel.WARNING, 0.2));

        // Then
        assertThat(met).singleElement().satisfies(only -> {
            assertThat(only.cause().text()).isEqualTo("drift:f0");
            assertThat(CauseKey.parse("drift:f0")).isEqualTo(only.cause());
            assertThat(only.features()).containsExactly("f0");
            assertThat(only.finding().message()).isEqualTo("f0 drifted.");
        });
    }

    @Test
    void shouldHoldAShareAgainstTheRulesOwnThreshold() {
        ModelDefinition definition = ModelDefinitionBuilder.builder(PLAIN.definition())
                .alerts(List.of(rule(AlertCondition.DRIFT_SHARE, null, 0.3)))
                .incidents(new IncidentSettings(IncidentSettings.Defaults.REPLACE, null, null))
                .build();

        assertThat(AlertRules.match(definition, assessment(5, RiskLevel.OK, 0.3)))
                .isEmpty();
        assertThat(AlertRules.match(definition, assessment(5, RiskLevel.OK, 0.31)))
                .singleElement()
                .satisfies(met -> assertThat(met.finding().threshold()).isEqualTo(0.3));
    }

    @Test
    void shouldSayNothingOfPerformanceWithoutLabels() {
        // When
        RiskAssessment unlabelled = assessment(55, RiskLevel.WARNING, 0.2);
        WindowVerdict verdict =
                AlertRules.verdict(PLAIN.definition(), unlabelled, AlertRules.match(PLAIN.definition(), unlabelled));

        // Then
        assertThat(verdict.labelled()).isFalse();
        assertThat(verdict.unjudged()).contains(AlertCondition.PERFORMANCE_DROP).doesNotContain(AlertCondition.RISK);
        assertThat(verdict.bad()).containsOnlyKeys("risk", "drift-share").containsValue(RiskLevel.WARNING);
    }

    private static AlertRule rule(AlertCondition on, String feature, Double above) {
        return new AlertRule(on, null, feature, null, above, null, null, null);
    }

    private static RiskAssessment assessment(double score, RiskLevel level, double share) {
        return PLAIN.assessment("b", "b", 1, score, level, share, TestEvents.ACCEPTED);
    }
}
