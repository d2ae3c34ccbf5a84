package io.leeway.evaluation.drift;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.events.IntakeReport;
import io.leeway.contracts.model.DriftPolicyName;
import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.reports.ChangeFinding;
import io.leeway.contracts.reports.ChangeKind;
import io.leeway.contracts.reports.ColumnDrift;
import io.leeway.contracts.reports.DriftReport;
import io.leeway.contracts.reports.DriftReportBuilder;
import io.leeway.contracts.reports.FoldedColumn;
import io.leeway.contracts.reports.QualityFinding;
import io.leeway.contracts.reports.StatisticName;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.calibration.Usual;
import io.leeway.evaluation.change.Histories;
import io.leeway.evaluation.change.MetricHistory;
import io.leeway.evaluation.change.Series;
import io.leeway.evaluation.detector.Detectors;
import io.leeway.evaluation.policy.ChunkDistances;
import io.leeway.evaluation.profiles.ColumnLayer;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.profiles.MonitoredColumns;
import io.leeway.evaluation.quality.QualitySettings;
import io.leeway.statistics.profile.NumericProfile;

import static org.assertj.core.api.Assertions.assertThat;

class DriftEvaluatorTest {

    private static final Map<String, FeatureType> FEATURE = Map.of("x", FeatureType.NUMERIC);
    private static final MonitoredColumns COLUMNS = new MonitoredColumns(
            ColumnLayer.features(FEATURE),
            ColumnLayer.predictions(Map.of("prediction", FeatureType.NUMERIC)),
            List.of(),
            List.of());

    private final DriftEvaluator evaluator = new DriftEvaluator(Detectors.builtIn(), QualitySettings.defaults());
    private final DataProfile reference = rows(1, 3_000, 0, 0);

    @ParameterizedTest
    @EnumSource
    void shouldFindAFeatureThatMovedUnderEveryPolicy(DriftPolicyName policy) {
        // Given
        DataProfile learnt = learnt(reference);
        DriftCase moved = with(policy, learnt, rows(2, 500, 2, 0));
        DriftCase still = with(policy, learnt, reference);

        // When
        DriftFindings found = evaluator.evaluate(moved);

        // Then
        assertThat(found.policy()).isEqualTo(policy);
        assertThat(found.verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(found.driftedFeatures()).containsExactly("x");
        assertThat(found.driftShare()).isEqualTo(1);
        assertThat(found.reason()).isNull();
        assertThat(evaluator.evaluate(still).verdict()).isEqualTo(Verdict.STABLE);
    }

    @Test
    void shouldSayWhatIsLackingInsteadOfAVerdict() {
        // When
        DriftFindings found = evaluator.evaluate(batch(rows(2, 12, 0, 0)));

        // Then
        assertThat(found.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(found.driftShare()).isNull();
        assertThat(found.reason()).contains("the batch has 12 rows", "the reference 3000", "30 usable values");
        assertThat(found.changes()).isEmpty();
    }

    @Test
    void shouldCountDriftedFeaturesAmongThoseThatCanBeJudged() {
        // Given: one moved, one did not, and one has no values
        DataProfile current = new DataProfile(
                500, Map.of("moved", rows(2, 500, 2, 0).numeric("x"), "still", reference.numeric("x")), Map.of());
        DataProfile before = new DataProfile(
                3_000, Map.of("moved", reference.numeric("x"), "still", reference.numeric("x")), Map.of());
        MonitoredColumns columns = MonitoredColumns.ofFeatures(
                Map.of("moved", FeatureType.NUMERIC, "still", FeatureType.NUMERIC, "empty", FeatureType.NUMERIC));

        // When
        DriftFindings found = evaluator.evaluate(DriftCase.of(columns, DriftSettings.defaults(), before, current));

        // Then
        assertThat(found.driftShare()).isEqualTo(0.5);
        assertThat(found.driftedFeatures()).containsExactly("moved");
        assertThat(found.verdict()).isEqualTo(Verdict.DRIFTED);
    }

    @Test
    void shouldCallAnOutputThatMovesWhileItsInputsStayAChangeOfTheConcept() {
        // When
        List<ChangeFinding> conceptOnly =
                evaluator.evaluate(batch(rows(2, 500, 0, 2))).changes();
        List<ChangeFinding> both = evaluator.evaluate(batch(rows(2, 500, 2, 2))).changes();

        // Then
        assertThat(conceptOnly).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(ChangeKind.CONCEPT);
            assertThat(change.column()).isEqualTo("prediction");
        });
        assertThat(both).isEmpty();
    }

    @Test
    void shouldTellASuddenChangeOnceForEachColumn() {
        // Given: thirty windows whose PSI was near nothing
        Histories<Series> histories = new Histories<>();
        IntStream.range(0, 30).forEach(window -> List.of(StatisticName.PSI, StatisticName.WASSERSTEIN)
                .forEach(metric -> histories.add(
                        new Series("x", metric), new MetricHistory.Point(window, 0.01 + 0.001 * (window % 3), true))));
        DriftCase moved = new DriftCase(
                COLUMNS,
                DriftSettings.defaults(),
                reference,
                rows(2, 500, 2, 0),
                IntakeReport.clean(),
                Usual.unknown(),
                histories);

        // When
        DriftFindings found = evaluator.evaluate(moved);

        // Then
        assertThat(found.changes()).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(ChangeKind.SUDDEN);
            assertThat(change.column()).isEqualTo("x");
            assertThat(change.metric()).isEqualTo("psi");
        });
        assertThat(statistic(found, "wasserstein").dynamic().exceeded()).isTrue();
    }

    @Test
    void shouldSayNothingOfAHistoryThatIsNotKept() {
        // When
        DriftFindings found = evaluator.evaluate(batch(rows(2, 500, 2, 0)));

        // Then
        assertThat(found.layers().features().getFirst().statistics())
                .extracting(StatisticResult::dynamic)
                .containsOnlyNulls();
    }

    @Test
    void shouldReportDataThatWentBadBesideAStableVerdict() {
        // Given
        IntakeReport intake = new IntakeReport(List.of("surplus"), Map.of());

        // When
        DriftFindings found = evaluator.evaluate(new DriftCase(
                COLUMNS, DriftSettings.defaults(), reference, rows(2, 500, 0, 0), intake, Usual.unknown(), null));

        // Then
        assertThat(found.verdict()).isEqualTo(Verdict.STABLE);
        assertThat(found.quality())
                .extracting(QualityFinding::column, QualityFinding::check)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("surplus", "extra-column"));
    }

    @Test
    void shouldSayOfWhichColumnsWordsWereReadInTheirCanonicalForm() {
        // Given
        IntakeReport intake = new IntakeReport(List.of(), Map.of(), 0, Map.of(), Map.of("plan", 12L, "active", 3L));

        // When
        DriftFindings found = evaluator.evaluate(new DriftCase(
                COLUMNS, DriftSettings.defaults(), reference, rows(2, 500, 0, 0), intake, Usual.unknown(), null));

        // Then: it is no fault
        assertThat(found.folded()).containsExactly(new FoldedColumn("active", 3), new FoldedColumn("plan", 12));
        assertThat(found.quality()).isEmpty();
    }

    @Test
    void shouldPutEveryFindingIntoTheReport() {
        // Given
        IntakeReport intake = new IntakeReport(List.of(), Map.of(), 0, Map.of(), Map.of("plan", 12L));
        DriftFindings found = evaluator.evaluate(new DriftCase(
                COLUMNS, DriftSettings.defaults(), reference, rows(2, 500, 0, 2), intake, Usual.unknown(), null));
        Instant at = Instant.parse("2026-01-01T00:00:00Z");
        BatchRef batch = new BatchRef("m", "b", "b", 1, "r", 500, 0, at, null, null);

        // When
        DriftReport report = found.report(batch, at, 3);

        // Then
        assertThat(report)
                .isEqualTo(DriftReportBuilder.builder()
                        .batch(batch)
                        .policy(DriftPolicyName.LEEWAY)
                        .verdict(Verdict.STABLE)
                        .features(found.layers().features())
                        .predictions(found.layers().predictions())
                        .vectors(found.layers().vectors())
                        .changes(found.changes())
                        .ranges(found.ranges())
                        .quality(found.quality())
                        .driftedFeatures(List.of())
                        .driftShare(0.0)
                        .folded(List.of(new FoldedColumn("plan", 12)))
                        .unusualness(found.unusualness())
                        .joint(found.joint())
                        .evaluatedAt(at)
                        .revision(3)
                        .build());
        assertThat(report.predictions()).extracting(ColumnDrift::column).containsExactly("prediction");
        assertThat(report.toBuilder().build()).isEqualTo(report);
    }

    private DriftCase batch(DataProfile current) {
        return DriftCase.of(COLUMNS, DriftSettings.defaults(), reference, current);
    }

    private static DriftCase with(DriftPolicyName policy, DataProfile reference, DataProfile current) {
        return DriftCase.of(
                MonitoredColumns.ofFeatures(FEATURE), DriftSettings.defaults().with(policy), reference, current);
    }

    private static DataProfile learnt(DataProfile whole) {
        ChunkDistances distances = new ChunkDistances(FEATURE, whole);
        IntStream.range(0, 10).forEach(chunk -> distances.add(rows(100 + chunk, 300, 0, 0)));
        return distances.learnt();
    }

    private static StatisticResult statistic(DriftFindings found, String name) {
        return found.layers().features().getFirst().statistics().stream()
                .filter(statistic -> statistic.name().word().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static DataProfile rows(long seed, int rows, double feature, double prediction) {
        Random random = new Random(seed);
        return new DataProfile(
                rows,
                Map.of(
                        "x", NumericProfile.of(normal(random, rows, feature)),
                        "prediction", NumericProfile.of(normal(random, rows, prediction))),
                Map.of());
    }

    private static double[] normal(Random random, int rows, double mean) {
        return IntStream.range(0, rows)
                .mapToDouble(i -> mean + random.nextGaussian())
                .toArray();
    }
}
