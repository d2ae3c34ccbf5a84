package io.leeway.evaluation.quality;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.leeway.contracts.events.IntakeReport;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.reports.QualityFinding;
import io.leeway.evaluation.profiles.ColumnLayer;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.profiles.MonitoredColumns;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A check fails from its floor on. Both sides have a thousand rows, so that every change of two in a hundred is significant. */
class QualityRulesTest {

    private static final int ROWS = 1_000;
    private static final double FLOOR = 20.0 / ROWS;
    private static final QualitySettings FLOORS =
            new QualitySettings(0.01, FLOOR, FLOOR, FLOOR, FLOOR, 0.25, FLOOR, FLOOR, FLOOR, FLOOR);

    private final DataQuality quality = new DataQuality(FLOORS);

    @ParameterizedTest(name = "{0}: {1} of a thousand values are {2}")
    @CsvSource({
        "missing, 19, NaN, false",
        "missing, 20, NaN, true",
        "infinite, 19, -Infinity, false",
        "infinite, 20, -Infinity, true",
        "infinite, 20, Infinity, true",
        "out-of-range, 19, 1001, false",
        "out-of-range, 20, 1001, true",
        "out-of-range, 20, 0.5, true",
    })
    void shouldFailFromTheFloorOn(String check, int rows, double value, boolean fails) {
        // Given
        double[] current = ascending();
        Arrays.fill(current, 100, 100 + rows, value);

        // When
        List<QualityFinding> findings = numeric(ascending(), current);

        // Then
        assertThat(findings)
                .extracting(QualityFinding::check)
                .containsExactlyElementsOf(fails ? List.of(check) : List.of());
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.column()).isEqualTo("x");
            assertThat(finding.reference()).isZero();
            assertThat(finding.current()).isEqualTo(FLOOR);
            assertThat(finding.threshold()).isEqualTo(FLOOR);
            assertThat(finding.pValue()).isLessThan(0.01);
            assertThat(finding.message()).startsWith("2.0 % ").endsWith(", 0.0 % in the reference");
        });
    }

    @Test
    void shouldTellOfMoreZerosAndNotOfFewer() {
        // Given: three in a hundred before, nine now
        double[] reference = ascending();
        Arrays.fill(reference, 0, 30, 0);
        double[] current = ascending();
        Arrays.fill(current, 0, 90, 0);

        // When
        List<QualityFinding> findings = numeric(reference, current);
        List<QualityFinding> fewer = numeric(current, reference);

        // Then
        assertThat(fewer).isEmpty();
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.check()).isEqualTo("zeros");
            assertThat(finding.reference()).isEqualTo(0.03);
            assertThat(finding.current()).isEqualTo(0.09);
        });
    }

    @Test
    void shouldCountInfinitiesOfBothSigns() {
        // Given
        double[] current = ascending();
        Arrays.fill(current, 100, 110, Double.NEGATIVE_INFINITY);
        Arrays.fill(current, 110, 120, Double.POSITIVE_INFINITY);

        // When
        List<QualityFinding> findings = numeric(ascending(), current);

        // Then
        assertThat(findings).extracting(QualityFinding::check).containsExactly("infinite");
    }

    @Test
    void shouldHoldTheIncreaseAgainstTheFloorAndNotTheShare() {
        // Given: two missing before and twenty now, a significant increase of eighteen
        double[] reference = ascending();
        Arrays.fill(reference, 100, 102, Double.NaN);
        double[] current = ascending();
        Arrays.fill(current, 100, 120, Double.NaN);

        // When
        List<QualityFinding> findings = numeric(reference, current);

        // Then
        assertThat(findings).isEmpty();
    }

    @Test
    void shouldForgiveACategorysShareThatChanceExplains() {
        // When: six of eight rows
        List<QualityFinding> findings = check(
                FeatureType.CATEGORICAL,
                categories(Map.of("a", 500L, "b", 500L)),
                categories(Map.of("a", 6L, "b", 2L)),
                1);

        // Then
        assertThat(findings).isEmpty();
    }

    @Test
    void shouldTellOfAConstantOnlyWhereTheReferenceIsNone() {
        // Given
        double[] constant = new double[ROWS];
        Arrays.fill(constant, 500);

        // When
        List<QualityFinding> became = numeric(ascending(), constant);
        List<QualityFinding> always = numeric(constant, constant);

        // Then
        assertThat(became).singleElement().satisfies(finding -> {
            assertThat(finding.check()).isEqualTo("constant");
            assertThat(finding.reference()).isCloseTo(0.001, within(1e-12));
            assertThat(finding.current()).isEqualTo(1);
            assertThat(finding.message())
                    .isEqualTo("all 1000 values are the same; the reference has 1000 distinct ones");
        });
        assertThat(always).isEmpty();
    }

    @Test
    void shouldNotTestFewerRowsThanTheMinimum() {
        // Given: nothing but missing values
        double[] missing = new double[30];
        Arrays.fill(missing, Double.NaN);
        DataProfile current = numbers(missing);

        // When
        List<QualityFinding> enough = check(FeatureType.NUMERIC, numbers(ascending()), current, 30);
        List<QualityFinding> few = check(FeatureType.NUMERIC, numbers(ascending()), current, 31);
        List<QualityFinding> noReference = check(FeatureType.NUMERIC, DataProfile.empty(), current, 30);

        // Then
        assertThat(enough).extracting(QualityFinding::check).containsExactly("missing");
        assertThat(few).isEmpty();
        assertThat(noReference).isEmpty();
    }

    @ParameterizedTest(name = "{0} rows twice")
    @CsvSource({"19, false", "20, true"})
    void shouldCountRowsThatEqualAnEarlierOne(long twice, boolean fails) {
        // Given
        DataProfile reference = numbers(ascending()).withRepeats(new TreeMap<>(Map.of(1L, (long) ROWS)));
        DataProfile current = reference.withRepeats(new TreeMap<>(Map.of(1L, ROWS - 2 * twice, 2L, twice)));

        // When
        List<QualityFinding> findings = check(FeatureType.NUMERIC, reference, current, 30);

        // Then
        assertThat(findings.size()).isEqualTo(fails ? 1 : 0);
        assertThat(findings)
                .allSatisfy(finding -> assertThat(finding.column()).isEqualTo(DataQuality.ALL_COLUMNS))
                .allSatisfy(finding -> assertThat(finding.check()).isEqualTo("duplicates"));
    }

    @ParameterizedTest(name = "{0} of a thousand rows rejected")
    @CsvSource({"19, false", "20, true"})
    void shouldCountRejectedRowsAmongAllThatWereSent(long rejected, boolean fails) {
        // Given
        DataProfile current = numbers(Arrays.copyOf(ascending(), (int) (ROWS - rejected)));

        // When
        List<QualityFinding> findings = quality.check(
                MonitoredColumns.ofFeatures(Map.of("x", FeatureType.NUMERIC)),
                numbers(ascending()),
                current,
                30,
                new IntakeReport(List.of(), Map.of("x", rejected)));

        // Then
        assertThat(findings.size()).isEqualTo(fails ? 1 : 0);
        assertThat(findings)
                .allSatisfy(finding -> assertThat(finding.check()).isEqualTo("type-violation"))
                .allSatisfy(finding -> assertThat(finding.current()).isEqualTo(FLOOR));
    }

    @ParameterizedTest(name = "{0} rows of new categories")
    @CsvSource({"19, false", "20, true"})
    void shouldTellOfNewCategoriesFromTheirFloorOn(long rows, boolean fails) {
        // When
        List<QualityFinding> findings =
                categorical(Map.of("a", 600L, "b", 400L), Map.of("a", 600 - rows, "b", 400L, "new", rows));

        // Then
        assertThat(findings.size()).isEqualTo(fails ? 1 : 0);
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.check()).isEqualTo("new-category");
            assertThat(finding.current()).isEqualTo(FLOOR);
            assertThat(finding.message()).contains("in categories that are new (new)");
        });
    }

    @ParameterizedTest(name = "{0} of the reference''s rows are gone")
    @CsvSource({"19, false", "20, true"})
    void shouldTellOfVanishedCategoriesFromTheirFloorOn(long rows, boolean fails) {
        // When
        List<QualityFinding> findings =
                categorical(Map.of("a", 600 - rows, "b", 400L, "old", rows), Map.of("a", 600L, "b", 400L));

        // Then
        assertThat(findings.size()).isEqualTo(fails ? 1 : 0);
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.check()).isEqualTo("vanished-category");
            assertThat(finding.reference()).isEqualTo(FLOOR);
            assertThat(finding.current()).isZero();
            assertThat(finding.message())
                    .isEqualTo("categories with 2.0 % of the reference's rows are gone (old), 0.0 % are expected");
        });
    }

    @Test
    void shouldTellOfACategorysShareFromItsFloorOnInBothDirections() {
        // When: from a half to three quarters, to a quarter, and to less than that
        List<QualityFinding> up = categorical(Map.of("a", 500L, "b", 500L), Map.of("a", 750L, "b", 250L));
        List<QualityFinding> less = categorical(Map.of("a", 500L, "b", 500L), Map.of("a", 749L, "b", 251L));

        // Then
        assertThat(up).extracting(QualityFinding::check).containsExactly("category-share", "category-share");
        assertThat(up).extracting(QualityFinding::current).containsExactly(0.75, 0.25);
        assertThat(up.getFirst().message()).isEqualTo("75.0 % are 'a', 50.0 % in the reference");
        assertThat(less).isEmpty();
    }

    @Test
    void shouldNameFiveCategoriesAndNoneAtLength() {
        // Given
        Map<String, Long> current = new LinkedHashMap<>(Map.of("a", 400L));
        IntStream.range(0, 6)
                .forEach(i -> current.put(String.valueOf((char) ('m' + i)).repeat(40 + i), 100L));

        // When
        String message = categorical(Map.of("a", 600L, "b", 400L), current).stream()
                .filter(finding -> finding.check().equals("new-category"))
                .findFirst()
                .orElseThrow()
                .message();

        // Then
        String names = message.substring(message.indexOf('(') + 1, message.indexOf(')'));
        assertThat(names.split(", ")).hasSize(5).allSatisfy(name -> assertThat(name.replace("...", ""))
                .hasSize(40));
    }

    @Test
    void shouldSayThatNewCategoriesAreTheOldOnesInAnotherSpelling() {
        // When
        List<QualityFinding> findings = categorical(Map.of("false", 600L, "true", 400L), Map.of("0", 610L, "1", 390L));

        // Then
        assertThat(findings)
                .filteredOn(finding -> finding.check().equals("new-category"))
                .singleElement()
                .extracting(QualityFinding::message)
                .isEqualTo("100.0 % in categories that are new (0, 1) - perhaps the same answers, as 0/1 instead of"
                        + " false/true -, 0.0 % are expected");
    }

    @Test
    void shouldShortenNamesOfMoreThanFortyCharacters() {
        assertThat(CategoryChecks.shortened("n".repeat(40))).isEqualTo("n".repeat(40));
        assertThat(CategoryChecks.shortened("n".repeat(41))).isEqualTo("n".repeat(40) + "...");
    }

    @Test
    void shouldTellOfASingleCategoryWhereTheReferenceHasMore() {
        // When
        List<QualityFinding> findings = categorical(Map.of("a", 500L, "b", 500L), Map.of("a", 1_000L));
        List<QualityFinding> always = categorical(Map.of("a", 500L), Map.of("a", 1_000L));

        // Then
        assertThat(findings)
                .extracting(QualityFinding::check)
                .containsExactly("constant", "vanished-category", "category-share");
        assertThat(findings.getFirst().reference()).isEqualTo(0.5);
        assertThat(always).isEmpty();
    }

    @Test
    void shouldRefuseAProbabilityOutsideZeroToOneInAnyNumber() {
        // Given
        MonitoredColumns columns = new MonitoredColumns(
                ColumnLayer.features(Map.of()),
                ColumnLayer.predictions(Map.of("p", FeatureType.NUMERIC)),
                List.of("p"),
                List.of());

        // When: fewer rows than anything is tested from
        List<QualityFinding> outside = probabilities(columns, -0.1, 0, 1, 1.1);
        List<QualityFinding> within = probabilities(columns, 0, 0.5, 1);
        List<QualityFinding> missing = probabilities(columns, Double.NaN);

        // Then
        assertThat(outside)
                .containsExactly(
                        new QualityFinding("p", "not-a-probability", 0, 0.5, 0, null, "2 values are outside 0 to 1"));
        assertThat(within).isEmpty();
        assertThat(missing).isEmpty();
    }

    private List<QualityFinding> probabilities(MonitoredColumns columns, double... values) {
        DataProfile current = new DataProfile(values.length, Map.of("p", NumericProfile.of(values)), Map.of());
        return quality.check(columns, DataProfile.empty(), current, 30, IntakeReport.clean());
    }

    private List<QualityFinding> numeric(double[] reference, double[] current) {
        return check(FeatureType.NUMERIC, numbers(reference), numbers(current), 30);
    }

    private List<QualityFinding> categorical(Map<String, Long> reference, Map<String, Long> current) {
        return check(FeatureType.CATEGORICAL, categories(reference), categories(current), 30);
    }

    private List<QualityFinding> check(FeatureType type, DataProfile reference, DataProfile current, int minimum) {
        return quality.check(
                MonitoredColumns.ofFeatures(Map.of("x", type)), reference, current, minimum, IntakeReport.clean());
    }

    private static DataProfile numbers(double[] values) {
        return new DataProfile(values.length, Map.of("x", NumericProfile.of(values)), Map.of());
    }

    private static DataProfile categories(Map<String, Long> counts) {
        CategoricalProfile.Builder builder = CategoricalProfile.builder();
        counts.forEach(builder::add);
        CategoricalProfile profile = builder.build();
        return new DataProfile(profile.rows(), Map.of(), Map.of("x", profile));
    }

    /** 1 to 1000. */
    private static double[] ascending() {
        return IntStream.rangeClosed(1, ROWS).asDoubleStream().toArray();
    }
}
