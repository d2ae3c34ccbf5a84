package io.leeway.risk.assessment;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.reports.ImportanceShift;
import io.leeway.contracts.reports.JointDrift;
import io.leeway.contracts.reports.JointDriftBuilder;
import io.leeway.contracts.reports.MetricName;
import io.leeway.contracts.reports.MetricResult;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.contracts.reports.RiskAssessment;
import io.leeway.contracts.reports.RiskPart;
import io.leeway.contracts.reports.RiskPartName;
import io.leeway.contracts.reports.StatisticName;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.contracts.reports.VectorDrift;
import io.leeway.contracts.reports.Verdict;

import static io.leeway.risk.assessment.TestDrift.BATCH;
import static io.leeway.risk.assessment.TestDrift.effect;
import static io.leeway.risk.assessment.TestDrift.metric;
import static io.leeway.risk.assessment.TestDrift.output;
import static io.leeway.risk.assessment.TestDrift.performance;
import static io.leeway.risk.assessment.TestDrift.quality;
import static io.leeway.risk.assessment.TestScores.definition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Each part of the score alone, of a model with ten features. */
class RiskPartsTest {

    private final RiskScorer scorer = new RiskScorer(new TestScores.FullAt(0.4, 0.5, 4, 8));

    @Test
    void shouldCountDriftedFeaturesUpToWhereThePartIsFull() {
        // When
        RiskPart one = part(RiskPartName.STATISTICAL, new TestDrift().drifted(1));
        RiskPart four = part(RiskPartName.STATISTICAL, new TestDrift().drifted(4));
        RiskPart all = part(RiskPartName.STATISTICAL, new TestDrift().drifted(10));

        // Then
        assertThat(one.value()).isEqualTo(0.25);
        assertThat(one.reasons()).containsExactly("1 of 10 features drifted", "f0: moved");
        assertThat(four.value()).isEqualTo(1);
        assertThat(all.value()).isEqualTo(1);
    }

    @Test
    void shouldCountWhatFeaturesDoTogetherAsOneMoreColumnWhereItDrifted() {
        // Given
        TestDrift together = new TestDrift();
        together.joint = joint(Verdict.DRIFTED, "the correlation of f0 and f1 went from 0.80 to 0.02");
        TestDrift both = new TestDrift().drifted(1);
        both.joint = together.joint;
        TestDrift stable = new TestDrift().drifted(1);
        stable.joint = joint(Verdict.STABLE, null);
        TestDrift unknown = new TestDrift().drifted(1);
        unknown.joint = joint(Verdict.INSUFFICIENT_DATA, "12 rows");

        // When
        RiskPart alone = part(RiskPartName.STATISTICAL, together);

        // Then
        assertThat(alone.value()).isCloseTo(1 / 11.0 / 0.4, within(1e-12));
        assertThat(alone.reasons())
                .containsExactly(
                        "0 of 10 features drifted",
                        "features together: the correlation of f0 and f1 went from 0.80 to 0.02");
        assertThat(part(RiskPartName.STATISTICAL, both).value()).isCloseTo(2 / 11.0 / 0.4, within(1e-12));
        assertThat(part(RiskPartName.STATISTICAL, stable))
                .isEqualTo(part(RiskPartName.STATISTICAL, new TestDrift().drifted(1)));
        assertThat(part(RiskPartName.STATISTICAL, unknown))
                .isEqualTo(part(RiskPartName.STATISTICAL, new TestDrift().drifted(1)));
    }

    private static JointDrift joint(Verdict verdict, @Nullable String reason) {
        return JointDriftBuilder.builder(JointDrift.unknown(""))
                .verdict(verdict)
                .reason(reason)
                .build();
    }

    @Test
    void shouldNotCountFeaturesAmongThoseJudgedThatCouldNotBe() {
        // Given
        TestDrift some = new TestDrift().drifted(1);
        some.unjudged = 4;

        // When
        RiskPart part = part(RiskPartName.STATISTICAL, some);

        // Then
        assertThat(part.reasons())
                .containsExactly("1 of 6 judged features drifted", "4 could not be judged", "f0: moved");
    }

    @Test
    void shouldNotKnowDriftThatCouldNotBeJudged() {
        // Given
        TestDrift unjudged = new TestDrift();
        unjudged.verdict = Verdict.INSUFFICIENT_DATA;
        unjudged.share = null;
        unjudged.reason = "12 rows";

        // When
        RiskPart statistical = part(RiskPartName.STATISTICAL, unjudged);
        RiskPart quality = part(RiskPartName.QUALITY, unjudged);

        // Then
        assertThat(statistical.value()).isNull();
        assertThat(statistical.reasons()).containsExactly("12 rows");
        assertThat(quality.value()).isNull();
        assertThat(quality.reasons()).containsExactly("12 rows");
    }

    @Test
    void shouldCountWhatWentBadInDataOfWhichNoDriftCanBeJudged() {
        // Given: every value of every feature is missing
        TestDrift missing = new TestDrift();
        missing.verdict = Verdict.INSUFFICIENT_DATA;
        missing.share = null;
        missing.reason = "no usable values";
        missing.quality = IntStream.range(0, 10)
                .mapToObj(i -> quality("f" + i, "missing"))
                .toList();

        // When
        RiskAssessment assessment = assess(missing, Optional.empty());

        // Then
        assertThat(TestScores.part(assessment, RiskPartName.QUALITY).value()).isEqualTo(1);
        assertThat(TestScores.part(assessment, RiskPartName.STATISTICAL).value())
                .isNull();
        assertThat(assessment.level()).isEqualTo(RiskLevel.WARNING);
    }

    @Test
    void shouldCountColumnsWithFindingsOnceEach() {
        // Given
        TestDrift bad = new TestDrift();
        bad.quality = List.of(quality("f0", "missing"), quality("f0", "zeros"), quality("f1", "missing"));

        // When
        RiskPart part = part(RiskPartName.QUALITY, bad);
        RiskPart clean = part(RiskPartName.QUALITY, new TestDrift());

        // Then
        assertThat(part.value()).isCloseTo(0.4, within(1e-12));
        assertThat(part.reasons()).containsExactly("f0: missing of f0", "f0: zeros of f0", "f1: missing of f1");
        assertThat(clean.value()).isZero();
        assertThat(clean.reasons()).containsExactly("no check failed");
    }

    @Test
    void shouldMeasureAnOutputByItsLargestEffectOverItsThreshold() {
        // Given: twice and three times the threshold; what is not exceeded does not count
        TestDrift moved = new TestDrift();
        moved.outputs = List.of(
                output("prediction", Verdict.DRIFTED, effect("psi", 0.4, 0.2), effect("wasserstein", 0.3, 0.1)),
                output("probability", Verdict.DRIFTED, effect("psi", 0.25, 0.2)));

        // When
        RiskPart part = part(RiskPartName.PREDICTION, moved);

        // Then
        assertThat(part.value()).isCloseTo(0.75, within(1e-12));
        assertThat(part.reasons()).containsExactly("prediction: moved", "probability: moved");
    }

    @Test
    void shouldTakeAnOutputThatDriftedByATestAloneAsAtItsThreshold() {
        // Given: as Evidently decides by a p-value
        StatisticResult ks = new StatisticResult(
                StatisticName.KS, "evidently's default", null, 0.001, null, null, 0.05, true, null, null);
        TestDrift moved = new TestDrift();
        moved.outputs = List.of(output("prediction", Verdict.DRIFTED, ks));

        // When
        RiskPart part = part(RiskPartName.PREDICTION, moved);

        // Then: a drifted output never counts as healthy
        assertThat(part.value()).isEqualTo(0.25);
    }

    @Test
    void shouldMeasureByTheEffectSizeAndNotByTheStatistic() {
        // Given: a ratio of 0.1 is far from 1, whose logarithm 0 is no effect
        StatisticResult ratio =
                new StatisticResult(StatisticName.VARIANCE_RATIO, "", 0.1, null, null, 2.0, 1.0, true, null, null);
        TestDrift moved = new TestDrift();
        moved.outputs = List.of(output("prediction", Verdict.DRIFTED, ratio));

        // When
        RiskPart part = part(RiskPartName.PREDICTION, moved);

        // Then
        assertThat(part.value()).isEqualTo(0.5);
    }

    @Test
    void shouldBeFullWhereNoEffectIsAllowed() {
        // Given
        TestDrift moved = new TestDrift();
        moved.outputs = List.of(output("prediction", Verdict.DRIFTED, effect("psi", 0.01, 0)));

        // When
        RiskPart part = part(RiskPartName.PREDICTION, moved);

        // Then
        assertThat(part.value()).isEqualTo(1);
    }

    @Test
    void shouldCountOnlyOutputsThatDrifted() {
        // Given: an effect beyond its threshold that chance explains
        TestDrift stable = new TestDrift();
        stable.outputs = List.of(
                output("prediction", Verdict.STABLE, effect("psi", 0.9, 0.2)),
                output("probability", Verdict.INSUFFICIENT_DATA, effect("psi", 0.9, 0.2)));
        TestDrift unknown = new TestDrift();
        unknown.outputs = List.of(output("prediction", Verdict.INSUFFICIENT_DATA));

        // When
        RiskPart part = part(RiskPartName.PREDICTION, stable);
        RiskPart none = part(RiskPartName.PREDICTION, unknown);

        // Then
        assertThat(part.value()).isZero();
        assertThat(part.reasons()).containsExactly("the model's output is distributed as in the reference");
        assertThat(none.value()).isNull();
        assertThat(none.reasons()).containsExactly("prediction: its level wanders");
    }

    @Test
    void shouldCountVectorsAndImportanceAsOutput() {
        // Given
        TestDrift vectors = new TestDrift();
        vectors.outputs = List.of();
        vectors.vectors = List.of(new VectorDrift(
                "embedding", 2, Verdict.DRIFTED, "moved", List.of(effect("centroid-distance", 0.2, 0.1)), 9, 9, 0));
        TestDrift importance = new TestDrift();
        importance.outputs = List.of();
        importance.importance = new ImportanceShift(Verdict.DRIFTED, "moved", 0.5, 0.3, 0.1, List.of());
        TestDrift atThreshold = new TestDrift();
        atThreshold.importance = new ImportanceShift(Verdict.STABLE, null, 1.0, 0.1, 0.1, List.of());

        // When
        RiskPart ofVectors = part(RiskPartName.PREDICTION, vectors);
        RiskPart ofImportance = part(RiskPartName.PREDICTION, importance);
        List<Output> outputs = Output.of(atThreshold.build());

        // Then
        assertThat(ofVectors.value()).isEqualTo(0.5);
        assertThat(ofVectors.reasons()).containsExactly("embedding: moved");
        assertThat(ofImportance.value()).isCloseTo(0.75, within(1e-12));
        assertThat(ofImportance.reasons()).containsExactly("importance: moved");
        assertThat(outputs.getLast().statistics().getFirst().exceeded()).isFalse();
    }

    @Test
    void shouldNotExceedByImportanceThatCouldNotBeMeasured() {
        // Given
        TestDrift unknown = new TestDrift();
        unknown.importance = new ImportanceShift(Verdict.INSUFFICIENT_DATA, "few", null, null, 0.1, List.of());

        // When
        Output output = Output.of(unknown.build()).getLast();

        // Then
        assertThat(output.name()).isEqualTo("importance");
        assertThat(output.statistics().getFirst().exceeded()).isFalse();
    }

    @Test
    void shouldMeasurePerformanceByItsLargestDropOverWhatIsAllowed() {
        // When: twice and four times what is allowed
        RiskAssessment assessment = assess(
                new TestDrift(),
                performance(
                        Verdict.DRIFTED,
                        metric("accuracy", 0.1, 0.05, true),
                        metric("f1", 0.2, 0.05, true),
                        metric("recall", 0.9, 0.05, false)));

        // Then
        RiskPart part = TestScores.part(assessment, RiskPartName.PERFORMANCE);
        assertThat(part.value()).isCloseTo(0.5, within(1e-12));
        assertThat(part.reasons())
                .containsExactly("accuracy is 0.600, the baseline 0.800", "f1 is 0.600, the baseline 0.800");
        assertThat(assessment.performanceDrops())
                .extracting(MetricResult::name)
                .containsExactly(MetricName.ACCURACY, MetricName.F1);
    }

    @Test
    void shouldKnowWhyPerformanceIsUnknownOrSound() {
        // When
        RiskPart few = TestScores.part(
                assess(new TestDrift(), performance(Verdict.INSUFFICIENT_DATA)), RiskPartName.PERFORMANCE);
        RiskPart sound =
                TestScores.part(assess(new TestDrift(), performance(Verdict.STABLE)), RiskPartName.PERFORMANCE);

        // Then
        assertThat(few.value()).isNull();
        assertThat(few.reasons()).containsExactly("why");
        assertThat(sound.value()).isZero();
        assertThat(sound.reasons()).containsExactly("no metric dropped by more than is allowed, beyond chance");
    }

    private RiskPart part(RiskPartName name, TestDrift drift) {
        return TestScores.part(assess(drift, Optional.empty()), name);
    }

    private RiskAssessment assess(TestDrift drift, Optional<PerformanceReport> performance) {
        return scorer.assess(BATCH, definition(10), Optional.of(drift.build()), performance, "no labels", RiskLevel.OK);
    }
}
