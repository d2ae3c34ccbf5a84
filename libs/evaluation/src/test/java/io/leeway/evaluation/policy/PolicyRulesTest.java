package io.leeway.evaluation.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.model.DriftPolicyName;
import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.model.FeatureDriftSettings;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.reports.StatisticResult;
import io.leeway.contracts.reports.Verdict;
import io.leeway.evaluation.calibration.Usual;
import io.leeway.evaluation.detector.Detectors;
import io.leeway.evaluation.profiles.ColumnLayer;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.distance.BinnedCounts;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PolicyRulesTest {

    private static final DriftSettings DEFAULTS = DriftSettings.defaults();
    private static final double HUGE = 1e9;

    private final DataProfile reference = numbers(0, 200);
    private final DataProfile moved = numbers(30, 200);

    @Test
    void shouldNeedTheMinimumOfUsableValuesOnBothSides() {
        assertThat(Evidences.lack(30, 30, 40, 30)).isNull();
        assertThat(Evidences.lack(29, 30, 40, 30)).isEqualTo("the reference has 29 usable values, 30 are needed");
        assertThat(Evidences.lack(30, 29, 40, 30))
                .isEqualTo("the batch has 29 usable values in 40 rows, 30 are needed");
    }

    @Test
    void shouldBeSignificantUpToAlpha() {
        // Given
        double pValue = statistic(leeway(DEFAULTS, moved), "shift").adjustedPValue();

        // When
        Judgement at = leeway(settings(pValue, 0.0, 0.0), moved);
        Judgement below = leeway(settings(Math.nextDown(pValue), 0.0, 0.0), moved);

        // Then
        assertThat(pValue).isBetween(0.0, 0.2);
        assertThat(at.outcome().verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(statistic(at, "shift").exceeded()).isTrue();
        assertThat(statistic(at, "shift").threshold()).isEqualTo(pValue);
        assertThat(below.outcome().verdict()).isEqualTo(Verdict.STABLE);
        assertThat(below.outcome().explanation()).contains("within what chance explains");
        assertThat(statistic(below, "shift").exceeded()).isFalse();
    }

    @Test
    void shouldBeMaterialAboveAFloorAndNotAtIt() {
        // Given
        double psi = statistic(leeway(DEFAULTS, moved), "psi").value();
        double wasserstein = statistic(leeway(DEFAULTS, moved), "wasserstein").value();

        // When
        Judgement atBoth = leeway(settings(0.2, psi, wasserstein), moved);
        Judgement abovePsi = leeway(settings(0.2, Math.nextDown(psi), HUGE), moved);
        Judgement aboveWasserstein = leeway(settings(0.2, HUGE, Math.nextDown(wasserstein)), moved);

        // Then
        assertThat(atBoth.outcome().verdict()).isEqualTo(Verdict.STABLE);
        assertThat(atBoth.outcome().explanation()).contains("too small to matter");
        assertThat(abovePsi.outcome().explanation()).startsWith("adjusted p = ").contains("; psi = ");
        assertThat(aboveWasserstein.outcome().explanation()).contains("; wasserstein = ");
    }

    @Test
    void shouldCorrectForTheColumnsThatCanBeJudgedOnly() {
        // Given: one column that moved, one that did not, and one without values
        Map<String, FeatureType> columns = new LinkedHashMap<>();
        List.of("moved", "still", "empty").forEach(column -> columns.put(column, FeatureType.NUMERIC));
        NumericProfile still = reference.numeric("x");
        DataProfile before = new DataProfile(200, Map.of("moved", still, "still", still), Map.of());
        DataProfile now = new DataProfile(200, Map.of("moved", moved.numeric("x"), "still", still), Map.of());

        // When
        Map<String, Judgement> judged = DriftPolicy.of(DriftPolicyName.LEEWAY, Detectors.builtIn(), Usual.unknown())
                .judge(List.of(ColumnLayer.features(columns)), before, now, DEFAULTS)
                .columns();

        // Then: the smaller of two p-values is doubled
        StatisticResult shift = statistic(judged.get("moved"), "shift");
        assertThat(judged.keySet()).containsExactly("moved", "still", "empty");
        assertThat(shift.adjustedPValue()).isEqualTo(2 * shift.pValue());
        assertThat(judged.get("still").outcome()).isEqualTo(new DriftOutcome.Stable());
        assertThat(judged.get("empty").outcome().verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(statistic(judged.get("empty"), "shift").adjustedPValue()).isNull();
    }

    @Test
    void shouldNotLetANamedDetectorDecideOnTooLittleData() {
        // Given
        DriftSettings energy =
                new DriftSettings(null, null, null, null, null, null, null, Map.of("energy", 0.0), Map.of());

        // When
        Judgement few = leeway(energy, numbers(30, 29));
        Judgement enough = leeway(energy, numbers(30, 30));

        // Then
        assertThat(few.outcome().verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(enough.outcome().explanation()).startsWith("energy = ").endsWith(", above 0.0");
    }

    @Test
    void shouldReportTheShiftOfTheMeanAndOfTheClassesOfPredictionsOnly() {
        // When
        List<String> numericFeature = names(ColumnLayer.features(Map.of("x", FeatureType.NUMERIC)));
        List<String> numericPrediction = names(ColumnLayer.predictions(Map.of("x", FeatureType.NUMERIC)));
        List<String> feature = names(ColumnLayer.features(Map.of("c", FeatureType.CATEGORICAL)));
        List<String> prediction = names(ColumnLayer.predictions(Map.of("c", FeatureType.CATEGORICAL)));

        // Then
        assertThat(numericFeature).containsExactly("shift", "psi", "wasserstein", "ks", "jensen-shannon");
        assertThat(numericPrediction)
                .containsExactly("shift", "psi", "wasserstein", "ks", "jensen-shannon", "mean-shift");
        assertThat(feature).containsExactly("shift", "psi", "chi-square", "jensen-shannon", "total-variation");
        assertThat(prediction)
                .containsExactly("shift", "psi", "chi-square", "jensen-shannon", "total-variation", "class-balance");
    }

    @Test
    void shouldKeepACategoryOfWhichFiveRowsAreExpected() {
        // When: of a hundred rows a side, ten in b and c each make five expected ones, nine do not
        BinnedCounts kept = RareCategories.of(
                        BinnedCounts.of("categories", new long[] {90, 5, 5}, new long[] {90, 5, 5}))
                .pooled();
        BinnedCounts pooled = RareCategories.of(
                        BinnedCounts.of("categories", new long[] {90, 5, 5}, new long[] {92, 4, 4}))
                .pooled();

        // Then
        assertThat(kept.bins()).isEqualTo(3);
        assertThat(pooled.bins()).isEqualTo(2);
        assertThat(pooled.reference(1)).isEqualTo(10);
        assertThat(pooled.current(1)).isEqualTo(8);
    }

    @Test
    void shouldExpectRowsOnTheSmallerSide() {
        // When: a tenth of the rows are in b, of which the smaller side of forty has four
        BinnedCounts pooled = RareCategories.of(
                        BinnedCounts.of("categories", new long[] {600, 300, 50, 50}, new long[] {24, 12, 2, 2}))
                .pooled();

        // Then
        assertThat(pooled.bins()).isEqualTo(3);
        assertThat(pooled.reference(2)).isEqualTo(100);
        assertThat(pooled.current(2)).isEqualTo(4);
    }

    @Test
    void shouldCallOneCategoryOnBothSidesAnAnswer() {
        // Given
        ColumnLayer layer = ColumnLayer.features(Map.of("c", FeatureType.CATEGORICAL));

        // When
        Judgement judged = DriftPolicy.of(DriftPolicyName.LEEWAY, Detectors.builtIn(), Usual.unknown())
                .judge(List.of(layer), categories(Map.of("a", 50L)), categories(Map.of("a", 40L)), DEFAULTS)
                .columns()
                .get("c");

        // Then
        assertThat(judged.outcome()).isEqualTo(new DriftOutcome.Stable());
        assertThat(statistic(judged, "chi-square").pValue()).isEqualTo(1);
        assertThat(statistic(judged, "chi-square").method()).isEqualTo("one category on both sides");
    }

    @Test
    void shouldMeasureTheEffectOfCategoriesWithoutTheNumberOfRows() {
        // Given
        ColumnLayer layer = ColumnLayer.features(Map.of("c", FeatureType.CATEGORICAL));

        // When
        Judgement judged = DriftPolicy.of(DriftPolicyName.LEEWAY, Detectors.builtIn(), Usual.unknown())
                .judge(List.of(layer), categories(Map.of("a", 50L, "b", 50L)), categories(Map.of("a", 100L)), DEFAULTS)
                .columns()
                .get("c");

        // Then: 75 and 25 are expected on each side, so chi-square is 200 / 3, and a third of the 200 rows
        assertThat(statistic(judged, "chi-square").value()).isCloseTo(200 / 3.0, within(1e-9));
        assertThat(statistic(judged, "chi-square").effectSize()).isCloseTo(Math.sqrt(1 / 3.0), within(1e-9));
    }

    @Test
    void shouldSayWhyCategoriesCannotBeCompared() {
        // Given
        ColumnLayer layer = ColumnLayer.features(Map.of("c", FeatureType.CATEGORICAL));

        // When
        Judgement judged = DriftPolicy.of(DriftPolicyName.LEEWAY, Detectors.builtIn(), Usual.unknown())
                .judge(List.of(layer), categories(Map.of("a", 50L)), DataProfile.empty(), DEFAULTS)
                .columns()
                .get("c");

        // Then
        assertThat(judged.outcome())
                .isEqualTo(new DriftOutcome.InsufficientData("the batch has 0 usable values in 0 rows, 30 are needed"));
        assertThat(judged.statistics()).extracting(StatisticResult::value).containsOnlyNulls();
    }

    @Test
    void shouldMeasureEvidentlysTestsByTheirPValueAndItsDistancesByTheirValue() {
        // When
        Judgement test = judge(DriftPolicyName.EVIDENTLY, numbers(0, 1_000), numbers(300, 1_000));
        Judgement distance = judge(DriftPolicyName.EVIDENTLY, numbers(0, 1_001), numbers(300, 1_000));

        // Then
        StatisticResult ks = test.statistics().getFirst();
        assertThat(ks.value()).isNull();
        assertThat(ks.effectSize()).isNull();
        assertThat(ks.pValue()).isNotNull();
        assertThat(test.outcome().explanation())
                .startsWith("evidently: ks p = ")
                .endsWith(", threshold 0.05");
        StatisticResult wasserstein = distance.statistics().getFirst();
        assertThat(wasserstein.pValue()).isNull();
        assertThat(wasserstein.value()).isPositive().isEqualTo(wasserstein.effectSize());
        assertThat(distance.outcome().explanation())
                .startsWith("evidently: wasserstein = ")
                .endsWith(", threshold 0.1");
    }

    @Test
    void shouldSayWhatEvidentlyAndNannymlLack() {
        // When
        Judgement evidently = judge(DriftPolicyName.EVIDENTLY, reference, DataProfile.empty());
        Judgement noChunks = judge(DriftPolicyName.NANNYML, reference, moved);
        Judgement emptyChunks =
                judge(DriftPolicyName.NANNYML, reference.withChunkDistances(Map.of("x", List.of())), moved);
        Judgement noValues = judge(
                DriftPolicyName.NANNYML, reference.withChunkDistances(Map.of("x", List.of(0.1))), DataProfile.empty());

        // Then
        assertThat(evidently.outcome().verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(noChunks.outcome().explanation()).contains("no chunks");
        assertThat(emptyChunks.outcome().explanation()).contains("no chunks");
        assertThat(noValues.outcome().verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(noValues.outcome().explanation()).doesNotContain("no chunks").isNotBlank();
    }

    @Test
    void shouldDriftAboveNannymlsThresholdAndNotAtIt() {
        // Given
        double distance = learntFrom(0.0).statistics().getFirst().value();

        // When: equal chunks have no deviation, so their distance is the threshold
        Judgement at = learntFrom(distance);
        Judgement above = learntFrom(Math.nextDown(distance));

        // Then
        assertThat(at.outcome()).isEqualTo(new DriftOutcome.Stable());
        assertThat(at.statistics().getFirst().exceeded()).isFalse();
        assertThat(above.outcome().explanation()).startsWith("nannyml: jensen-shannon = ");
        assertThat(above.statistics().getFirst().exceeded()).isTrue();
    }

    @Test
    void shouldNotJudgeTheWholeWhereNoColumnCanBeJudged() {
        for (DriftPolicyName name : DriftPolicyName.values()) {
            DriftPolicy policy = DriftPolicy.of(name, Detectors.builtIn(), Usual.unknown());
            assertThat(policy.overall(null)).isEqualTo(Verdict.INSUFFICIENT_DATA);
            assertThat(policy.overall(0.0)).isEqualTo(Verdict.STABLE);
            assertThat(policy.overall(1.0)).isEqualTo(Verdict.DRIFTED);
        }
    }

    @Test
    void shouldDivideAReferenceIntoTenChunksAndARemainderHoweverItsBlocksCome() {
        // Given: 25 rows make chunks of two and a last one of one
        Map<String, FeatureType> columns = Map.of("x", FeatureType.NUMERIC, "c", FeatureType.CATEGORICAL);
        DataProfile whole = new DataProfile(
                25,
                Map.of("x", NumericProfile.of(values(0, 25))),
                Map.of("c", CategoricalProfile.of(new String[] {"a", "b"}, codes(0, 25))));
        ReferenceChunks once = new ReferenceChunks(columns, whole);
        ReferenceChunks inParts = new ReferenceChunks(columns, whole);

        // When
        once.add(block(0, 25));
        inParts.add(block(0, 7));
        inParts.add(block(7, 25));

        // Then
        Map<String, List<Double>> distances = once.learnt().chunkDistances();
        assertThat(distances.get("x")).hasSize(13).allSatisfy(distance -> assertThat(distance)
                .isPositive());
        assertThat(distances.get("c")).hasSize(13);
        assertThat(inParts.learnt().chunkDistances()).isEqualTo(distances);
        assertThat(new ChunkDistances(columns, DataProfile.empty()).chunkRows()).isEqualTo(1);
    }

    private Judgement learntFrom(double chunk) {
        return judge(DriftPolicyName.NANNYML, reference.withChunkDistances(Map.of("x", List.of(chunk, chunk))), moved);
    }

    private Judgement leeway(DriftSettings settings, DataProfile current) {
        return DriftPolicy.of(DriftPolicyName.LEEWAY, Detectors.builtIn(), Usual.unknown())
                .judge(List.of(ColumnLayer.features(Map.of("x", FeatureType.NUMERIC))), reference, current, settings)
                .columns()
                .get("x");
    }

    private static Judgement judge(DriftPolicyName policy, DataProfile reference, DataProfile current) {
        return DriftPolicy.of(policy, Detectors.builtIn(), Usual.unknown())
                .judge(List.of(ColumnLayer.features(Map.of("x", FeatureType.NUMERIC))), reference, current, DEFAULTS)
                .columns()
                .get("x");
    }

    private List<String> names(ColumnLayer layer) {
        DataProfile profile = new DataProfile(
                200,
                reference.numeric(),
                categories(Map.of("a", 100L, "b", 100L)).categorical());
        return DriftPolicy.of(DriftPolicyName.LEEWAY, Detectors.builtIn(), Usual.unknown())
                .judge(List.of(layer), profile, profile, DEFAULTS)
                .columns()
                .values()
                .iterator()
                .next()
                .statistics()
                .stream()
                .map(statistic -> statistic.name().word())
                .toList();
    }

    private static DriftSettings settings(double alpha, double psi, double wasserstein) {
        FeatureDriftSettings own = new FeatureDriftSettings(alpha, psi, wasserstein, null);
        return new DriftSettings(null, null, null, null, null, null, null, null, Map.of("x", own));
    }

    private static StatisticResult statistic(Judgement judged, String name) {
        return judged.statistics().stream()
                .filter(statistic -> statistic.name().word().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static DataProfile numbers(int from, int rows) {
        return new DataProfile(rows, Map.of("x", NumericProfile.of(values(from, from + rows))), Map.of());
    }

    private static DataProfile categories(Map<String, Long> counts) {
        CategoricalProfile.Builder builder = CategoricalProfile.builder();
        counts.forEach(builder::add);
        CategoricalProfile profile = builder.build();
        return new DataProfile(profile.rows(), Map.of(), Map.of("c", profile));
    }

    private static Block block(int from, int to) {
        return new Block(
                to - from,
                List.of(
                        new Column.Numeric("x", values(from, to)),
                        new Column.Text("c", new String[] {"a", "b"}, codes(from, to))));
    }

    private static double[] values(int from, int to) {
        return IntStream.range(from, to).asDoubleStream().toArray();
    }

    private static int[] codes(int from, int to) {
        return IntStream.range(from, to).map(i -> i % 3 == 0 ? 0 : 1).toArray();
    }
}
