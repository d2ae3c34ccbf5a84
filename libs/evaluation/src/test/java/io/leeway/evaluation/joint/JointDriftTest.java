package io.leeway.evaluation.joint;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.events.IntakeReport;
import io.leeway.contracts.model.AlarmSettings;
import io.leeway.contracts.model.DriftPolicyName;
import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.model.DriftSettingsBuilder;
import io.leeway.contracts.model.JointSettings;
import io.leeway.contracts.reports.ColumnDrift;
import io.leeway.contracts.reports.CorrelationChange;
import io.leeway.contracts.reports.JointDrift;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.contracts.reports.Unusualness;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.calibration.ChunkBounds;
import io.leeway.evaluation.calibration.Usual;
import io.leeway.evaluation.detector.Detectors;
import io.leeway.evaluation.drift.ColumnJudge;
import io.leeway.evaluation.drift.DriftCase;
import io.leeway.evaluation.drift.DriftEvaluator;
import io.leeway.evaluation.drift.DriftFindings;
import io.leeway.evaluation.profiles.ColumnLayer;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.profiles.MonitoredColumns;
import io.leeway.evaluation.quality.QualitySettings;
import io.leeway.evaluation.watch.AlarmSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Verdicts on what features do together. */
final class JointDriftTest {

    private static final ColumnLayer LAYER = ColumnLayer.features(JointRows.features());

    private final ColumnJudge judge = new ColumnJudge(Detectors.builtIn());

    private ColumnJudge.Judged judge(JointRows.Learnt reference, DataProfile current) {
        return judge(reference, current, DriftSettings.defaults());
    }

    private ColumnJudge.Judged judge(JointRows.Learnt reference, DataProfile current, DriftSettings settings) {
        return judge.judge(
                List.of(LAYER),
                reference.whole(),
                current,
                settings,
                new Usual(reference.chunks(), AlarmSettings.defaults()));
    }

    private static StatisticResult statistic(JointDrift joint, String name) {
        return joint.statistics().stream()
                .filter(statistic -> statistic.name().word().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldFindInTheFirstWindowAPairThatNoColumnShows() {
        // Given
        JointRows rows = new JointRows(1);
        JointRows.Learnt reference = rows.reference(52, 0.8, true);

        // When
        ColumnJudge.Judged judged = judge(reference, rows.window(reference, 0));

        // Then
        assertThat(judged.layers().getFirst()).extracting(ColumnDrift::verdict).containsOnly(Verdict.STABLE);
        assertThat(judged.unusualness().exceeded()).isTrue();
        assertThat(judged.unusualness().columns()).contains("(correlation)").doesNotContain("x0", "x1");
        assertThat(judged.joint().verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(judged.joint().reason()).startsWith("the correlation of x0 and x1 went from 0.80 to ");
        CorrelationChange pair = judged.joint().correlations().getFirst();
        assertThat(pair.reference()).isCloseTo(0.8, within(0.02));
        assertThat(pair.current()).isCloseTo(0, within(0.15));
        assertThat(statistic(judged.joint(), "correlation").exceeded()).isTrue();
    }

    @Test
    void shouldCallTheBatchDriftedThoughNoFeatureIs() {
        // Given
        JointRows rows = new JointRows(9);
        JointRows.Learnt reference = rows.reference(52, 0.8, true);

        // When
        DriftFindings findings = new DriftEvaluator(Detectors.builtIn(), QualitySettings.defaults())
                .evaluate(new DriftCase(
                        MonitoredColumns.of(JointRows.model()),
                        DriftSettings.defaults(),
                        reference.whole(),
                        rows.window(reference, 0),
                        IntakeReport.clean(),
                        new Usual(reference.chunks(), AlarmSettings.defaults()),
                        null));

        // Then
        assertThat(findings.verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(findings.driftedFeatures()).isEmpty();
        assertThat(findings.driftShare()).isZero();
        assertThat(AlarmSource.DRIFT.in(findings)).isTrue();
    }

    @Test
    void shouldFindItAmongIndependentRowsTooAndJudgeNoStructureThere() {
        // Given
        JointRows rows = new JointRows(2);
        JointRows.Learnt reference = rows.reference(20, 0.8, false);

        // When
        ColumnJudge.Judged judged = judge(reference, rows.window(reference, 0));

        // Then
        assertThat(judged.layers().getFirst()).extracting(ColumnDrift::verdict).containsOnly(Verdict.STABLE);
        assertThat(judged.joint().verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(judged.joint().reason()).startsWith("the correlation of x0 and x1 went from 0.80 to ");
        assertThat(statistic(judged.joint(), "shift").adjustedPValue()).isLessThan(1e-6);
        assertThat(statistic(judged.joint(), "structure").exceeded()).isFalse();
        assertThat(statistic(judged.joint(), "structure").method()).contains("not judged");
    }

    @Test
    void shouldStaySilentWhileNothingChanges() {
        // Given
        JointRows rows = new JointRows(3);
        JointRows.Learnt inTime = rows.reference(52, 0.8, true);
        JointRows.Learnt independent = rows.reference(20, 0.8, false);

        // When
        List<JointDrift> found = Stream.of(inTime, independent)
                .flatMap(reference -> IntStream.range(0, 20)
                        .mapToObj(window ->
                                judge(reference, rows.window(reference, 0.8)).joint()))
                .toList();

        // Then
        assertThat(found).extracting(JointDrift::verdict).containsOnly(Verdict.STABLE);
        assertThat(found).extracting(JointDrift::reason).containsOnlyNulls();
    }

    @Test
    void shouldNotCallAChangeDriftThatDoesNotMatter() {
        // Given
        JointRows rows = new JointRows(4);
        JointRows.Learnt reference = rows.reference(52, 0.8, true);
        DriftSettings coarse = DriftSettingsBuilder.builder()
                .joint(new JointSettings(0.9, 0.5))
                .build();

        // When
        JointDrift joint = judge(reference, rows.window(reference, 0), coarse).joint();

        // Then
        assertThat(joint.verdict()).isEqualTo(Verdict.STABLE);
        assertThat(statistic(joint, "unusual").exceeded()).isTrue();
        assertThat(statistic(joint, "correlation").exceeded()).isFalse();
    }

    @Test
    void shouldNotTellAFeatureThatMovedOrSpreadAsAChangeOfWhatItDoesWithOthers() {
        // Given
        JointRows rows = new JointRows(5);
        JointRows.Learnt reference = rows.reference(52, 0.8, true);

        // When: the first column moves by one of its standard deviations
        JointDrift joint = judge(reference, TestBlocks.profile(reference, TestBlocks.moved(rows.next(0.8), "x0", 1)))
                .joint();

        // Then
        assertThat(joint.verdict()).isEqualTo(Verdict.STABLE);
    }

    @Test
    void shouldNotCompareAFeatureOfWhichTheValuesAreGone() {
        // Given
        JointRows rows = new JointRows(6);
        JointRows.Learnt reference = rows.reference(52, 0.8, true);

        // When
        JointDrift joint = judge(
                        reference, TestBlocks.profile(reference, TestBlocks.without(rows.next(0.8), "x1", 0.5)))
                .joint();

        // Then
        assertThat(joint.verdict()).isEqualTo(Verdict.STABLE);
        assertThat(joint.leftOut()).containsExactly("x1");
        assertThat(joint.structure()).isNull();
    }

    @Test
    void shouldSayWhyThereIsNoVerdict() {
        // Given
        JointRows rows = new JointRows(7);
        JointRows.Learnt reference = rows.reference(52, 0.8, true);
        DataProfile window = rows.window(reference, 0.8);
        JointRows.Learnt before = new JointRows.Learnt(
                reference.whole().withJoint(new JointProfile.Unknown("it was profiled before that was looked at")),
                reference.chunks());
        JointRows.Learnt other = rows.reference(12, 0.8, true);

        // When
        JointDrift old = judge(before, window).joint();
        JointDrift oldWindow =
                judge(reference, window.withJoint(JointProfile.none())).joint();
        JointDrift mixed =
                judge(reference, window.merge(rows.window(other, 0.8))).joint();
        JointDrift foreign = judge(reference, rows.window(other, 0.8)).joint();

        // Then
        assertThat(List.of(old, oldWindow, mixed, foreign))
                .extracting(JointDrift::verdict)
                .containsOnly(Verdict.INSUFFICIENT_DATA);
        assertThat(old.reason()).contains("reference").contains("before that was looked at");
        assertThat(oldWindow.reason()).contains("batch").contains("column by column");
        assertThat(mixed.reason()).contains("different references");
        assertThat(foreign.reason()).contains("another reference");
    }

    @Test
    void shouldNeverTakeRowsOfTooFewChunksAsIndependent() {
        // Given
        JointRows rows = new JointRows(10);
        JointRows.Learnt reference = rows.reference(8, 0.8, true);

        // When
        ColumnJudge.Judged judged = judge(reference, rows.window(reference, 0));

        // Then: columns have what their rows are worth
        assertThat(judged.unusualness().basis()).isEqualTo(Unusualness.Basis.EFFECTIVE_ROWS);
        assertThat(judged.joint().verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(judged.joint().reason()).contains("8 chunks").contains("depend on each other");
        assertThat(judged.joint().statistics()).isEmpty();
    }

    @Test
    void shouldHoldABatchAgainstAdoptedWindowsToo() {
        // Given: too few chunks, and windows that were adopted
        JointRows rows = new JointRows(11);
        JointRows.Learnt sent = rows.reference(8, 0.8, true);
        ChunkBounds bounds = new ChunkBounds(sent.whole(), 128);
        List<DataProfile> adopted = Stream.generate(() -> bounds.bounded(rows.window(sent, 0.8)))
                .limit(16)
                .toList();
        DataProfile unknown = adopted.getFirst().withJoint(JointProfile.none());
        JointRows.Learnt reference = new JointRows.Learnt(
                adopted.stream().reduce(sent.whole(), DataProfile::merge),
                sent.chunks().with(adopted));
        JointRows.Learnt withOneUnknown = new JointRows.Learnt(
                reference.whole(),
                sent.chunks()
                        .with(Stream.concat(adopted.stream(), Stream.of(unknown))
                                .toList()));

        // When
        JointDrift same = judge(reference, rows.window(sent, 0.8)).joint();
        JointDrift changed = judge(reference, rows.window(sent, 0)).joint();
        JointDrift stillChanged = judge(withOneUnknown, rows.window(sent, 0)).joint();

        // Then
        assertThat(same.verdict()).isEqualTo(Verdict.STABLE);
        assertThat(statistic(same, "unusual").method()).contains("24 chunks");
        assertThat(changed.verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(stillChanged.verdict()).isEqualTo(Verdict.DRIFTED);
    }

    @Test
    void shouldNotBeAskedOfOtherPolicies() {
        // Given
        JointRows rows = new JointRows(8);
        JointRows.Learnt reference = rows.reference(12, 0.8, true);

        // When
        ColumnJudge.Judged judged = judge(
                reference, rows.window(reference, 0), DriftSettings.defaults().with(DriftPolicyName.EVIDENTLY));

        // Then
        assertThat(judged.joint()).isNull();
    }
}
