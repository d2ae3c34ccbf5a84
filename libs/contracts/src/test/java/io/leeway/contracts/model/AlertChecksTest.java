package io.leeway.contracts.model;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AlertChecksTest {

    @Test
    void shouldReadARuleWithAllThatItMaySay() {
        ModelDefinition definition =
                read("alerts: [{on: drift, feature: age, hold: 2 of 3, repeat: P1D}]\nincidents: {defaults: replace}");

        AlertRule rule = definition.alerts().getFirst();
        assertThat(rule.subject()).contains("age");
        assertThat(rule.held()).isEqualTo(new AlertHold(2, 3));
        assertThat(rule.reminder()).contains(Duration.ofDays(1));
        assertThat(definition.incidents().defaults()).isEqualTo(IncidentSettings.Defaults.REPLACE);
        assertThat(definition.incidents().resolveAfter()).isEqualTo(2);
    }

    @Test
    void shouldAddToTheDefaultsAndResolveAfterTwoGoodWindowsWhereNothingIsSaid() {
        assertThat(read("alerts: [{on: risk}]").incidents())
                .isEqualTo(new IncidentSettings(IncidentSettings.Defaults.ADD, 2, null));
    }

    @Test
    void shouldLookAtTheLatestWindowAloneButAskThriceBeforeItSaysThatBatchesAreTooSmall() {
        assertThat(new AlertRule(AlertCondition.RISK, null, null).held()).isEqualTo(new AlertHold(1, 1));
        assertThat(new AlertRule(AlertCondition.INSUFFICIENT_DATA, null, null).held())
                .isEqualTo(new AlertHold(3, 3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{on: drift, feature: height} | alerts.[0].feature | There is no feature 'height'",
                "{on: risk, feature: age} | alerts.[0].feature | Only drift and data-quality",
                "{on: drift, metric: f1} | alerts.[0].metric | Only performance-drop",
                "{on: risk, above: 50} | alerts.[0].above | no number to be above",
                "{on: drift-share, above: 1.1} | alerts.[0].above | between 0.0 and 1.0",
                "{on: performance-drop, above: -0.1} | alerts.[0].above | between",
                "{on: risk, hold: often} | alerts.[0].hold | such as '2 of 3'",
                "{on: risk, hold: 3 of 2} | alerts.[0].hold | such as '2 of 3'",
                "{on: risk, hold: 0 of 2} | alerts.[0].hold | such as '2 of 3'",
                "{on: risk, hold: 1 of 21} | alerts.[0].hold | such as '2 of 3'",
                "{on: pipeline, hold: 2 of 3} | alerts.[0].hold | Only what is found in batches",
                "{on: risk, repeat: daily} | alerts.[0].repeat | ISO-8601",
                "{on: risk, repeat: PT0S} | alerts.[0].repeat | whole seconds",
                "{at: warning} | alerts.[0].on | risk, drift-share, drift, performance-drop",
                "{on: risk, at: ok} | alerts.[0].at | warning or critical",
                "{on: risk, hold: 1 of 2}, {on: risk} | alerts.[1].hold | the same 'hold'",
            })
    void shouldRefuseARuleWithItsPlace(String rules, String place, String message) {
        assertThatThrownBy(() -> read("alerts: [" + rules + "]"))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining(message)
                .satisfies(refused -> assertThat(((InvalidDefinitionException) refused).place())
                        .startsWith(place));
    }

    @ParameterizedTest
    @ValueSource(strings = {"resolveAfter: 0", "resolveAfter: 21", "expect: soon", "defaults: keep", "after: 2"})
    void shouldRefuseHowIncidentsCannotEnd(String settings) {
        assertThatThrownBy(() -> read("incidents: {" + settings + "}"))
                .isInstanceOf(InvalidDefinitionException.class)
                .satisfies(refused -> assertThat(((InvalidDefinitionException) refused).place())
                        .startsWith("incidents"));
    }

    private static ModelDefinition read(String more) {
        return ModelDefinitionReader.fromYaml(("""
                model: m
                task: regression
                rowId: id
                features: {age: numeric}
                prediction: {column: p}
                """ + more).getBytes(UTF_8));
    }
}
