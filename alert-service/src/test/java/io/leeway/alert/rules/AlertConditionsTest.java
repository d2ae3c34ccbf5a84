package io.leeway.alert.rules;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.leeway.alert.TestEvents;
import io.leeway.contracts.alerts.AlertFinding;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.AlertCondition;
import io.leeway.contracts.model.AlertRule;
import io.leeway.contracts.model.AlertTarget;
import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.IncidentSettings;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.model.RiskSettings;
import io.leeway.contracts.model.Task;
import io.leeway.contracts.reports.ChangeFinding;
import io.leeway.contracts.reports.ChangeKind;
import io.leeway.contracts.reports.MetricName;
import io.leeway.contracts.reports.MetricResult;
import io.leeway.contracts.reports.OutOfRange;
import io.leeway.contracts.reports.QualityFinding;
import io.leeway.contracts.reports.RangeBasis;
import io.leeway.contracts.reports.RiskAssessmentBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/** When each condition is met, and what is said then. */
class AlertConditionsTest {

    private @Nullable Double score = 5.0;
    private RiskLevel level = RiskLevel.OK;
    private @Nullable Double share = 0.0;
    private List<MetricResult> drops = List.of();
    private List<QualityFinding> quality = List.of();
    private List<ChangeFinding> changes = List.of();
    private List<OutOfRange> outOfRange = List.of();

    @ParameterizedTest(name = "a rule at {0} and a level of {1}: {2}")
    @CsvSource({
        "WARNING, OK, false",
        "WARNING, UNKNOWN, false",
        "WARNING, WARNING, true",
        "WARNING, CRITICAL, true",
        "CRITICAL, OK, false",
        "CRITICAL, WARNING, false",
        "CRITICAL, CRITICAL, true",
    })
    void shouldBeMetFromTheRulesLevelOn(RiskLevel at, RiskLevel reached, boolean met) {
        // Given
        level = reached;

        // When
        List<AlertFinding> findings = findings(new AlertRule(AlertCondition.RISK, at, null));

        // Then
        assertThat(findings.isEmpty()).isEqualTo(!met);
    }

    @Test
    void shouldSayFromWhichScoreOnARiskIsOne() {
        // Given: a level that is kept a little below its threshold
        score = 38.5;
        level = RiskLevel.CRITICAL;

        // When
        AlertFinding warning = findings(new AlertRule(AlertCondition.RISK, RiskLevel.WARNING, null))
                .getFirst();
        AlertFinding critical = findings(new AlertRule(AlertCondition.RISK, RiskLevel.CRITICAL, null))
                .getFirst();

        // Then
        assertThat(warning)
                .isEqualTo(new AlertFinding(
                        AlertCondition.RISK, 38.5, 41.0, "The risk score is 38.5, warning from 41 on."));
        assertThat(critical)
                .isEqualTo(new AlertFinding(
                        AlertCondition.RISK, 38.5, 72.0, "The risk score is 38.5, critical from 72 on."));
    }

    @Test
    void shouldNotBeMetByARiskThatIsNotKnown() {
        // Given
        score = null;
        level = RiskLevel.CRITICAL;

        // When
        List<AlertFinding> findings = findings(new AlertRule(AlertCondition.RISK, null, null));

        // Then
        assertThat(findings).isEmpty();
    }

    @Test
    void shouldSayHowManyFeaturesDrifted() {
        // Given
        share = 0.5;

        // When
        List<AlertFinding> half = findings(new AlertRule(AlertCondition.DRIFT_SHARE, null, null));
        share = 0.25;
        List<AlertFinding> atTheShare = findings(new AlertRule(AlertCondition.DRIFT_SHARE, null, null));
        share = null;
        List<AlertFinding> unknown = findings(new AlertRule(AlertCondition.DRIFT_SHARE, null, null));

        // Then
        assertThat(half)
                .containsExactly(new AlertFinding(
                        AlertCondition.DRIFT_SHARE, 0.5, 0.25, "1 of 2 features drifted (50 %, allowed 25 %): f0."));
        assertThat(atTheShare).isEmpty();
        assertThat(unknown).isEmpty();
    }

    @Test
    void shouldSayOfHowManyFeaturesTheShareIsWhereNotAllCouldBeJudged() {
        // Given
        share = 1.0;

        // When
        List<AlertFinding> findings = findings(new AlertRule(AlertCondition.DRIFT_SHARE, null, null));

        // Then
        assertThat(findings)
                .extracting(AlertFinding::message)
                .containsExactly("1 of 1 judged features drifted (100 %, allowed 25 %): f0.");
    }

    @Test
    void shouldTellOfTheMetricThatDroppedMost() {
        // Given: f1 dropped by four times what is allowed, the others by as much as that
        drops = List.of(drop("accuracy", 0.05, 0.05), drop("f1", 0.2, 0.05), drop("mae", 0.3, 0.3));

        // When
        List<AlertFinding> findings = findings(new AlertRule(AlertCondition.PERFORMANCE_DROP, null, null));

        // Then
        assertThat(findings)
                .containsExactly(new AlertFinding(
                        AlertCondition.PERFORMANCE_DROP,
                        0.2,
                        0.05,
                        "f1 got worse: 0.600, the baseline 0.800; chance alone does not explain that."));
    }

    @Test
    void shouldCountChecksThatFailed() {
        // Given
        QualityFinding missing = new QualityFinding("f0", "missing", 0, 0.1, 0.02, 0.0, "10 % missing values");

        // When
        quality = List.of(missing);
        List<AlertFinding> one = findings(new AlertRule(AlertCondition.DATA_QUALITY, null, null));
        quality = List.of(missing, missing);
        List<AlertFinding> two = findings(new AlertRule(AlertCondition.DATA_QUALITY, null, null));

        // Then
        assertThat(one)
                .containsExactly(new AlertFinding(
                        AlertCondition.DATA_QUALITY,
                        1.0,
                        0.0,
                        "1 data-quality check failed, first f0: 10 % missing values."));
        assertThat(two.getFirst().message()).startsWith("2 data-quality checks failed");
        assertThat(two.getFirst().value()).isEqualTo(2);
    }

    @Test
    void shouldTellOfChangesToWhomAsksForThem() {
        // Given
        changes = List.of(new ChangeFinding(ChangeKind.SUDDEN, "f0", "psi", 1.0, 0.2, null, null, 9, "f0 jumped"));

        // When
        List<AlertFinding> asked = findings(new AlertRule(AlertCondition.CHANGE, null, null));
        List<AlertFinding> byDefault = findings();

        // Then
        assertThat(asked)
                .containsExactly(
                        new AlertFinding(AlertCondition.CHANGE, 1.0, 0.0, "1 changed over time, first: f0 jumped."));
        assertThat(byDefault).isEmpty();
    }

    @Test
    void shouldMeetNothingInASoundBatch() {
        // When
        List<AlertRules.Met> met = match(
                new AlertRule(AlertCondition.RISK, null, AlertTarget.mail("a@example.com")),
                new AlertRule(AlertCondition.DRIFT_SHARE, null, AlertTarget.mail("b@example.com")),
                new AlertRule(AlertCondition.PERFORMANCE_DROP, null, AlertTarget.mail("c@example.com")),
                new AlertRule(AlertCondition.DATA_QUALITY, null, AlertTarget.mail("d@example.com")),
                new AlertRule(AlertCondition.CHANGE, null, AlertTarget.mail("e@example.com")));

        // Then
        assertThat(met).isEmpty();
    }

    @Test
    void shouldTellEverybodyWhoNamesAConditionButTellItOnce() {
        // Given
        share = 1.0;

        // When
        List<AlertRules.Met> met = match(
                TestEvents.rule(AlertCondition.DRIFT_SHARE, "first@example.com"),
                TestEvents.rule(AlertCondition.DRIFT_SHARE, "second@example.com"),
                new AlertRule(AlertCondition.DRIFT_SHARE, null, null));

        // Then
        assertThat(met).hasSize(1);
        assertThat(met.getFirst().recipients())
                .containsExactly(AlertTarget.mail("first@example.com"), AlertTarget.mail("second@example.com"));
    }

    @Test
    void shouldAlertOnWhatTheModelWasNotTrainedOnAndSaySinceWhen() {
        // Given
        Instant since = Instant.parse("2021-02-01T00:00:00Z");
        outOfRange = List.of(new OutOfRange(RangeBasis.TRAINING, List.of("f0"), 0.79, 0.05, since, 3, "f0 is out"));

        // When
        List<AlertRules.Met> named = match(new AlertRule(AlertCondition.OUT_OF_RANGE, null, null));
        List<AlertFinding> other = findings(new AlertRule(AlertCondition.DATA_QUALITY, null, null));

        // Then
        assertThat(named)
                .extracting(AlertRules.Met::finding)
                .containsExactly(new AlertFinding(
                        AlertCondition.OUT_OF_RANGE,
                        0.79,
                        0.05,
                        "f0 is out; so since 2021-02-01, 3 batches in a row."));
        assertThat(named.getFirst().features()).containsExactly("f0");
        assertThat(other).isEmpty();
    }

    @Test
    void shouldNotAlertOnWhatLeavesOnlyTheReferencesRange() {
        // Given
        outOfRange = List.of(new OutOfRange(RangeBasis.REFERENCE, List.of("f0"), 0.79, 0.05, null, 1, "f0 is out"));

        // Then
        assertThat(match(new AlertRule(AlertCondition.OUT_OF_RANGE, null, null)))
                .isEmpty();
    }

    private static MetricResult drop(String name, double drop, double allowed) {
        return new MetricResult(MetricName.of(name), true, 0.6, 0.5, 0.7, 0.8, drop, allowed, true, null, null);
    }

    private List<AlertFinding> findings(AlertRule... rules) {
        return match(rules).stream().map(AlertRules.Met::finding).toList();
    }

    private List<AlertRules.Met> match(AlertRule... rules) {
        ModelDefinition definition = ModelDefinitionBuilder.builder()
                .model("m")
                .task(Task.REGRESSION)
                .rowId("id")
                .features(Map.of("f0", FeatureType.NUMERIC, "f1", FeatureType.NUMERIC))
                .prediction(new PredictionColumns("prediction", null, null))
                .target("target")
                .drift(new DriftSettings(null, null, null, null, 0.25, null, null, null, null))
                .risk(new RiskSettings(41.0, 72.0, null))
                .alerts(List.of(rules))
                .incidents(new IncidentSettings(IncidentSettings.Defaults.REPLACE, null, null))
                .build();
        return AlertRules.match(
                definition,
                RiskAssessmentBuilder.builder()
                        .batch(new BatchRef("m", "b", "b", 1, "r", 100, 0, TestEvents.ACCEPTED, null, null))
                        .score(score)
                        .level(level)
                        .parts(List.of())
                        .driftedFeatures(List.of("f0"))
                        .driftShare(share)
                        .performanceDrops(drops)
                        .qualityFindings(quality)
                        .changes(changes)
                        .assessedAt(Instant.EPOCH)
                        .revision(1)
                        .driftRevision(1)
                        .outOfRange(outOfRange)
                        .build());
    }
}
