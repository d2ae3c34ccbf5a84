package io.leeway.risk.assessment;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.DriftPolicyName;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.model.Task;
import io.leeway.contracts.reports.BatchSummary;
import io.leeway.contracts.reports.ChangeFinding;
import io.leeway.contracts.reports.ChangeKind;
import io.leeway.contracts.reports.ColumnDrift;
import io.leeway.contracts.reports.ColumnSummary;
import io.leeway.contracts.reports.DriftReport;
import io.leeway.contracts.reports.ImportanceShift;
import io.leeway.contracts.reports.MetricResult;
import io.leeway.contracts.reports.PerformanceReport;
import io.leeway.contracts.reports.QualityFinding;
import io.leeway.contracts.reports.RiskAssessment;
import io.leeway.contracts.reports.RiskPart;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.contracts.reports.VectorDrift;
import io.leeway.contracts.reports.Verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Each part of the score alone, of a model with ten features. */
class RiskPartsTest {

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final BatchRef BATCH =
            new BatchRef("m", "b", "batch", 7, "r", 100, 0, AT, AT.minusSeconds(9), AT.minusSeconds(1));
    private static final ColumnSummary SUMMARY = new ColumnSummary(9, 0, 0L, 0L, 9, 0.0, 1.0, -3.0, 0.0, 3.0);
    private static final ChangeFinding SUDDEN =
            new ChangeFinding(ChangeKind.SUDDEN, "f0", "psi", 1.0, 0.5, null, null, 9, "f0 jumped");
    private static final ChangeFinding GRADUAL =
            new ChangeFinding(ChangeKind.GRADUAL, null, "f1", 1.0, null, -0.1, 0.0, 9, "f1 falls");

    private final RiskScorer scorer = new RiskScorer(new RiskConfig() {
        @Override
        public double statisticalFullAt() {
            return 0.4;
        }

        @Override
        public double qualityFullAt() {
            return 0.5;
        }

        @Override
        public double predictionFullAt() {
            return 4;
        }

        @Override
        public double performanceFullAt() {
            return 8;
        }
    });

    @Test
    void shouldCountDriftedFeaturesUpToWhereThePartIsFull() {
        // When
        RiskPart one = part("statistical", report().drifted(1));
        RiskPart four = part("statistical", report().drifted(4));
        RiskPart all = part("statistical", report().drifted(10));

        // Then
        assertThat(one.value()).isEqualTo(0.25);
        assertThat(one.reasons()).containsExactly("1 of 10 features drifted", "f0: moved");
        assertThat(four.value()).isEqualTo(1);
        assertThat(all.value()).isEqualTo(1);
    }

    @Test
    void shouldNotKnowDriftThatCouldNotBeJudged() {
        // Given
        Report unjudged = report();
        unjudged.verdict = Verdict.INSUFFICIENT_DATA;
        unjudged.share = null;
        unjudged.reason = "12 rows";

        // When
        RiskPart statistical = part("statistical", unjudged);
        RiskPart quality = part("quality", unjudged);

        // Then
        assertThat(statistical.value()).isNull();
        assertThat(statistical.reasons()).containsExactly("12 rows");
        assertThat(quality.value()).isNull();
        assertThat(quality.reasons()).containsExactly("12 rows");
    }

    @Test
    void shouldCountWhatWentBadInDataOfWhichNoDriftCanBeJudged() {
        // Given: every value of every feature is missing
        Report missing = report();
        missing.verdict = Verdict.INSUFFICIENT_DATA;
        missing.share = null;
        missing.reason = "no usable values";
        missing.quality = IntStream.range(0, 10)
                .mapToObj(i -> quality("f" + i, "missing"))
                .toList();

        // When
        RiskAssessment assessment = assess(missing, Optional.empty());

        // Then
        assertThat(part(assessment, "quality").value()).isEqualTo(1);
        assertThat(part(assessment, "statistical").value()).isNull();
        assertThat(assessment.level()).isEqualTo(RiskLevel.WARNING);
    }

    @Test
    void shouldCountColumnsWithFindingsOnceEach() {
        // Given
        Report bad = report();
        bad.quality = List.of(quality("f0", "missing"), quality("f0", "zeros"), quality("f1", "missing"));

        // When
        RiskPart part = part("quality", bad);
        RiskPart clean = part("quality", report());

        // Then
        assertThat(part.value()).isCloseTo(0.4, within(1e-12));
        assertThat(part.reasons()).containsExactly("f0: missing of f0", "f0: zeros of f0", "f1: missing of f1");
        assertThat(clean.value()).isZero();
        assertThat(clean.reasons()).containsExactly("no check failed");
    }

    @Test
    void shouldMeasureAnOutputByItsLargestEffectOverItsThreshold() {
        // Given: twice and three times the threshold; what is not exceeded does not count
        Report moved = report();
        moved.outputs = List.of(
                output("prediction", Verdict.DRIFTED, effect("psi", 0.4, 0.2), effect("wasserstein", 0.3, 0.1)),
                output("probability", Verdict.DRIFTED, effect("psi", 0.25, 0.2)));

        // When
        RiskPart part = part("prediction", moved);

        // Then
        assertThat(part.value()).isCloseTo(0.75, within(1e-12));
        assertThat(part.reasons()).containsExactly("prediction: moved", "probability: moved");
    }

    @Test
    void shouldTakeAnOutputThatDriftedByATestAloneAsAtItsThreshold() {
        // Given: as Evidently decides by a p-value
        StatisticResult ks =
                new StatisticResult("ks", "evidently's default", null, 0.001, null, null, 0.05, true, null, null);
        Report moved = report();
        moved.outputs = List.of(output("prediction", Verdict.DRIFTED, ks));

        // When
        RiskPart part = part("prediction", moved);

        // Then: a drifted output never counts as healthy
        assertThat(part.value()).isEqualTo(0.25);
    }

    @Test
    void shouldMeasureByTheEffectSizeAndNotByTheStatistic() {
        // Given: a ratio of 0.1 is far from 1, whose logarithm 0 is no effect
        StatisticResult ratio = new StatisticResult("variance-ratio", "", 0.1, null, null, 2.0, 1.0, true, null, null);
        Report moved = report();
        moved.outputs = List.of(output("prediction", Verdict.DRIFTED, ratio));

        // When
        RiskPart part = part("prediction", moved);

        // Then
        assertThat(part.value()).isEqualTo(0.5);
    }

    @Test
    void shouldBeFullWhereNoEffectIsAllowed() {
        // Given
        Report moved = report();
        moved.outputs = List.of(output("prediction", Verdict.DRIFTED, effect("psi", 0.01, 0)));

        // When
        RiskPart part = part("prediction", moved);

        // Then
        assertThat(part.value()).isEqualTo(1);
    }

    @Test
    void shouldCountOnlyOutputsThatDrifted() {
        // Given: an effect beyond its threshold that chance explains
        Report stable = report();
        stable.outputs = List.of(
                output("prediction", Verdict.STABLE, effect("psi", 0.9, 0.2)),
                output("probability", Verdict.INSUFFICIENT_DATA, effect("psi", 0.9, 0.2)));
        Report unknown = report();
        unknown.outputs = List.of(output("prediction", Verdict.INSUFFICIENT_DATA));

        // When
        RiskPart part = part("prediction", stable);
        RiskPart none = part("prediction", unknown);

        // Then
        assertThat(part.value()).isZero();
        assertThat(part.reasons()).containsExactly("the model's output is distributed as in the reference");
        assertThat(none.value()).isNull();
        assertThat(none.reasons()).containsExactly("too few predictions to judge");
    }

    @Test
    void shouldCountVectorsAndImportanceAsOutput() {
        // Given
        Report vectors = report();
        vectors.outputs = List.of();
        vectors.vectors = List.of(new VectorDrift(
                "embedding", 2, Verdict.DRIFTED, "moved", List.of(effect("centroid-distance", 0.2, 0.1)), 9, 9, 0));
        Report importance = report();
        importance.outputs = List.of();
        importance.importance = new ImportanceShift(Verdict.DRIFTED, "moved", 0.5, 0.3, 0.1, List.of());
        Report atThreshold = report();
        atThreshold.importance = new ImportanceShift(Verdict.STABLE, null, 1.0, 0.1, 0.1, List.of());

        // When
        RiskPart ofVectors = part("prediction", vectors);
        RiskPart ofImportance = part("prediction", importance);
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
        Report unknown = report();
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
                report(),
                performance(
                        Verdict.DRIFTED,
                        metric("accuracy", 0.1, 0.05, true),
                        metric("f1", 0.2, 0.05, true),
                        metric("recall", 0.9, 0.05, false)));

        // Then
        RiskPart part = part(assessment, "performance");
        assertThat(part.value()).isCloseTo(0.5, within(1e-12));
        assertThat(part.reasons())
                .containsExactly("accuracy is 0.600, the baseline 0.800", "f1 is 0.600, the baseline 0.800");
        assertThat(assessment.performanceDrops()).extracting(MetricResult::name).containsExactly("accuracy", "f1");
    }

    @Test
    void shouldKnowWhyPerformanceIsUnknownOrSound() {
        // When
        RiskPart few = part(assess(report(), performance(Verdict.INSUFFICIENT_DATA)), "performance");
        RiskPart sound = part(assess(report(), performance(Verdict.STABLE)), "performance");

        // Then
        assertThat(few.value()).isNull();
        assertThat(few.reasons()).containsExactly("why");
        assertThat(sound.value()).isZero();
        assertThat(sound.reasons()).containsExactly("no metric dropped by more than is allowed, beyond chance");
    }

    @Test
    void shouldWeighKnownPartsUpToOne() {
        // When
        RiskAssessment known = assess(report().drifted(4), performance(Verdict.STABLE));
        RiskAssessment unlabelled = assess(report().drifted(4), Optional.empty());

        // Then
        assertThat(known.score()).isEqualTo(35);
        assertThat(known.parts()).extracting(RiskPart::effectiveWeight).containsExactly(0.35, 0.15, 0.2, 0.3);
        assertThat(unlabelled.score()).isEqualTo(50);
        assertThat(unlabelled.parts().stream()
                        .mapToDouble(RiskPart::effectiveWeight)
                        .sum())
                .isCloseTo(1, within(1e-12));
        assertThat(part(unlabelled, "statistical").effectiveWeight()).isCloseTo(0.5, within(1e-12));
        assertThat(part(unlabelled, "statistical").weight()).isEqualTo(0.35);
    }

    @Test
    void shouldCarryTheReportsRevisionsAndFindings() {
        // Given
        Report drift = report().drifted(2);
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
    void shouldCallPerformanceThatDropsWhileInputsStayAChangeOfTheConcept() {
        // Given
        Optional<PerformanceReport> dropped =
                performance(Verdict.DRIFTED, metric("recall", 0.9, 0.05, false), metric("f1", 0.2, 0.05, true));
        Report unjudged = report();
        unjudged.verdict = Verdict.INSUFFICIENT_DATA;
        Report oneOfTen = report().drifted(1);
        oneOfTen.verdict = Verdict.STABLE;

        // When
        List<ChangeFinding> still = Changes.of(Optional.of(report().build()), dropped);

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
        assertThat(Changes.of(Optional.of(report().drifted(1).build()), dropped))
                .containsExactly(GRADUAL);
        assertThat(Changes.of(Optional.of(oneOfTen.build()), dropped)).containsExactly(GRADUAL);
        assertThat(Changes.of(Optional.of(unjudged.build()), dropped)).containsExactly(GRADUAL);
        assertThat(Changes.of(Optional.empty(), dropped)).containsExactly(GRADUAL);
        assertThat(Changes.of(
                        Optional.of(report().build()),
                        performance(Verdict.INSUFFICIENT_DATA, metric("f1", 0.2, 0.05, true))))
                .containsExactly(GRADUAL);
    }

    @Test
    void shouldTellTheChangesOfBothReportsDriftFirst() {
        // Given
        Report drift = report().drifted(1);
        drift.changes = List.of(SUDDEN);

        // When
        RiskAssessment assessment = assess(drift, performance(Verdict.STABLE));

        // Then
        assertThat(assessment.changes()).containsExactly(SUDDEN, GRADUAL);
    }

    @Test
    void shouldPutABatchIntoOneLine() {
        // Given
        Report drift = report().drifted(4);
        drift.quality = List.of(quality("f0", "missing"));
        Optional<PerformanceReport> performance = performance(
                Verdict.STABLE,
                metric("f1", 0.2, 0.05, false),
                new MetricResult("roc-auc", true, null, null, null, null, null, null, false, null));
        RiskAssessment assessment = assess(drift, performance);

        // When
        BatchSummary line = Summaries.of(assessment, Optional.of(drift.build()), performance);

        // Then
        assertThat(line)
                .isEqualTo(new BatchSummary(
                        "m",
                        "b",
                        "batch",
                        7,
                        AT,
                        AT.minusSeconds(9),
                        AT.minusSeconds(1),
                        100,
                        Verdict.DRIFTED,
                        List.of("f0", "f1", "f2", "f3"),
                        0.4,
                        1,
                        Verdict.STABLE,
                        Map.of("f1", 0.6),
                        assessment.score(),
                        RiskLevel.OK,
                        8));
    }

    @Test
    void shouldLeaveOutOfTheLineWhatHasNotCome() {
        // When
        BatchSummary line = Summaries.of(
                scorer.assess(BATCH, definition(), Optional.empty(), Optional.empty(), "none", RiskLevel.OK),
                Optional.empty(),
                Optional.empty());

        // Then
        assertThat(line.driftVerdict()).isNull();
        assertThat(line.performanceVerdict()).isNull();
        assertThat(line.performance()).isEmpty();
        assertThat(line.score()).isNull();
        assertThat(line.level()).isEqualTo(RiskLevel.UNKNOWN);
        assertThat(line.revision()).isZero();
    }

    @Test
    void shouldSayThatTheDriftReportHasNotCome() {
        // When
        RiskAssessment assessment =
                scorer.assess(BATCH, definition(), Optional.empty(), performance(Verdict.STABLE), "none", RiskLevel.OK);

        // Then
        assertThat(assessment.parts().subList(0, 3)).allSatisfy(part -> {
            assertThat(part.value()).isNull();
            assertThat(part.effectiveWeight()).isZero();
            assertThat(part.reasons()).containsExactly("the drift report has not come yet");
        });
        assertThat(assessment.parts())
                .extracting(RiskPart::name)
                .containsExactly("statistical", "quality", "prediction", "performance");
        assertThat(assessment.score()).isZero();
    }

    private RiskPart part(String name, Report drift) {
        return part(assess(drift, Optional.empty()), name);
    }

    private static RiskPart part(RiskAssessment assessment, String name) {
        return assessment.parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private RiskAssessment assess(Report drift, Optional<PerformanceReport> performance) {
        return scorer.assess(BATCH, definition(), Optional.of(drift.build()), performance, "no labels", RiskLevel.OK);
    }

    private static Report report() {
        return new Report();
    }

    /** A drift report of ten features: a sound one, unless a test says otherwise. */
    private static final class Report {

        private Verdict verdict = Verdict.STABLE;
        private @Nullable String reason;
        private @Nullable Double share = 0.0;
        private int drifted;
        private List<ColumnDrift> outputs = List.of(output("prediction", Verdict.STABLE));
        private List<VectorDrift> vectors = List.of();
        private @Nullable ImportanceShift importance;
        private List<ChangeFinding> changes = List.of();
        private List<QualityFinding> quality = List.of();

        Report drifted(int features) {
            drifted = features;
            share = features / 10.0;
            verdict = Verdict.DRIFTED;
            return this;
        }

        DriftReport build() {
            List<ColumnDrift> features = IntStream.range(0, 10)
                    .mapToObj(i -> output("f" + i, i < drifted ? Verdict.DRIFTED : Verdict.STABLE))
                    .toList();
            return new DriftReport(
                    BATCH,
                    DriftPolicyName.LEEWAY,
                    verdict,
                    reason,
                    features,
                    outputs,
                    vectors,
                    importance,
                    changes,
                    quality,
                    features.subList(0, drifted).stream()
                            .map(ColumnDrift::column)
                            .toList(),
                    share,
                    AT,
                    3);
        }
    }

    private static ColumnDrift output(String name, Verdict verdict, StatisticResult... statistics) {
        String reason = verdict == Verdict.DRIFTED ? "moved" : null;
        return new ColumnDrift(name, FeatureType.NUMERIC, verdict, reason, List.of(statistics), SUMMARY, SUMMARY, null);
    }

    private static StatisticResult effect(String name, double value, double threshold) {
        return new StatisticResult(name, "", value, null, null, value, threshold, value > threshold, null, null);
    }

    private static QualityFinding quality(String column, String check) {
        return new QualityFinding(column, check, 0, 0.1, 0.02, 0.0, check + " of " + column);
    }

    private static MetricResult metric(String name, double drop, double allowed, boolean exceeded) {
        return new MetricResult(name, true, 0.6, 0.5, 0.7, 0.8, drop, allowed, exceeded, null);
    }

    private static Optional<PerformanceReport> performance(Verdict verdict, MetricResult... metrics) {
        return Optional.of(new PerformanceReport(
                BATCH, verdict, "why", 100, 1, "f1", List.of(metrics), null, List.of(GRADUAL), Map.of(), AT, 5));
    }

    private static ModelDefinition definition() {
        Map<String, FeatureType> features = new LinkedHashMap<>();
        IntStream.range(0, 10).forEach(i -> features.put("f" + i, FeatureType.NUMERIC));
        return new ModelDefinition(
                "m",
                Task.BINARY_CLASSIFICATION,
                "id",
                null,
                features,
                new PredictionColumns("prediction", null, "Yes"),
                "target",
                null,
                null,
                null,
                null);
    }
}
