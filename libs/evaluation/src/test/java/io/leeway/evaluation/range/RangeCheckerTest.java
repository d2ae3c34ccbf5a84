package io.leeway.evaluation.range;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.model.DriftSettings;
import io.leeway.contracts.model.DriftSettingsBuilder;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.TrainedRange;
import io.leeway.contracts.reports.ColumnRange;
import io.leeway.contracts.reports.OutOfRange;
import io.leeway.contracts.reports.RangeBasis;
import io.leeway.contracts.reports.RangeCheck;
import io.leeway.contracts.reports.RangeVerdict;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.profiles.KnownRanges;
import io.leeway.evaluation.profiles.MonitoredColumns;
import io.leeway.statistics.profile.NumericProfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RangeCheckerTest {

    /** From 0 to 100 in steps of a tenth. */
    private static final NumericProfile UNIFORM = NumericProfile.of(
            IntStream.rangeClosed(0, 1_000).mapToDouble(i -> i / 10.0).toArray());

    private static final DriftSettings SETTINGS = DriftSettings.defaults();

    @Test
    void shouldFindAFeatureOfWhichMoreThanTheAllowedShareLiesAbove() {
        // Given: one in twenty above is allowed, six in a hundred are more
        KnownRanges trained = known(Map.of("x", TrainedRange.of(0, 100)));

        // When
        RangeCheck allowed = check(trained, values(95, 0, 5));
        RangeCheck more = check(trained, values(94, 0, 6));

        // Then
        assertThat(allowed.findings()).isEmpty();
        assertThat(allowed.columns().getFirst().verdict()).isEqualTo(RangeVerdict.INSIDE);
        assertThat(allowed.columns().getFirst().share()).isCloseTo(0.05, within(1e-12));
        assertThat(allowed.explanation()).isEqualTo("1 numeric feature within what the model was trained on.");
        assertThat(more.columns().getFirst().verdict()).isEqualTo(RangeVerdict.OUT_OF_RANGE);
        assertThat(more.findings())
                .containsExactly(new OutOfRange(
                        RangeBasis.TRAINING,
                        List.of("x"),
                        0.06,
                        0.05,
                        null,
                        1,
                        "x: 6.0 % of values above anything the model was trained on (100)"));
    }

    @Test
    void shouldTellBelowFromAboveAndFromBoth() {
        KnownRanges trained = known(Map.of("x", TrainedRange.of(0, 1_431)));

        assertThat(message(check(trained, values(20, 80, 0))))
                .isEqualTo("x: 80 % of values below anything the model was trained on (0)");
        assertThat(message(check(trained, column(20, 0, 80, 2_000))))
                .isEqualTo("x: 80 % of values above anything the model was trained on (1,431)");
        assertThat(message(check(trained, column(20, 40, 40, 2_000))))
                .isEqualTo("x: 80 % of values outside what the model was trained on (0 to 1,431)");
        assertThat(check(trained, column(20, 30, 50, 2_000)).columns().getFirst())
                .extracting(ColumnRange::below, ColumnRange::above, ColumnRange::values)
                .containsExactly(30L, 50L, 100L);
    }

    @Test
    void shouldTellOfManyFeaturesInOneSentence() {
        // Given: five features, one of them far out, one inside
        Map<String, TrainedRange> ranges = new LinkedHashMap<>();
        Map<String, NumericProfile> current = new LinkedHashMap<>();
        for (String name : List.of("a", "b", "c", "d", "in")) {
            ranges.put(name, TrainedRange.of(0, 100));
            current.put(name, name.equals("in") ? UNIFORM : values(20, 0, name.equals("c") ? 180 : 20));
        }

        // When
        RangeCheck check = check(known(ranges), Map.of(), current);

        // Then
        assertThat(check.findings()).hasSize(1);
        assertThat(check.findings().getFirst().columns()).containsExactly("c", "a", "b", "d");
        assertThat(check.findings().getFirst().share()).isEqualTo(0.9);
        assertThat(check.explanation())
                .isEqualTo("c, a, b and 1 more: up to 90 % of their values above anything the model was trained on"
                        + " (100 for c).");
    }

    @Test
    void shouldUseTheReferencesRangeWhereNoOtherIsKnownAndSayIt() {
        // When
        RangeCheck outside = check(KnownRanges.none(), values(50, 0, 50));
        RangeCheck inside = check(KnownRanges.none(), values(100, 0, 0));

        // Then
        assertThat(outside.findings().getFirst().basis()).isEqualTo(RangeBasis.REFERENCE);
        assertThat(outside.columns().getFirst())
                .extracting(ColumnRange::minimum, ColumnRange::maximum)
                .containsExactly(0.0, 100.0);
        assertThat(outside.explanation()).isEqualTo("x: 50 % of values above anything in the reference (100).");
        assertThat(inside.explanation())
                .isEqualTo("1 numeric feature within the reference's range, where no range of the training is given.");
    }

    @Test
    void shouldTakeTheReferenceForTheTrainingWhereTheModelSaysSo() {
        RangeCheck check = check(new KnownRanges(Map.of(), true), values(50, 0, 50));

        assertThat(check.findings().getFirst().basis()).isEqualTo(RangeBasis.TRAINING);
        assertThat(check.explanation()).isEqualTo("x: 50 % of values above anything the model was trained on (100).");
    }

    @Test
    void shouldMakeTwoFindingsOfTwoBases() {
        // When
        RangeCheck check = check(
                known(Map.of("x", TrainedRange.of(0, 100))),
                Map.of("y", UNIFORM),
                Map.of("x", values(50, 0, 50), "y", values(50, 50, 0)));

        // Then
        assertThat(check.findings())
                .extracting(OutOfRange::basis)
                .containsExactly(RangeBasis.TRAINING, RangeBasis.REFERENCE);
        assertThat(check.explanation())
                .isEqualTo("x: 50 % of values above anything the model was trained on (100)."
                        + " y: 50 % of values below anything in the reference (0).");
    }

    @Test
    void shouldNotWatchAnOpenSide() {
        KnownRanges floor = known(Map.of("x", new TrainedRange(0.0, null, null)));

        assertThat(check(floor, values(20, 0, 80)).findings()).isEmpty();
        assertThat(message(check(floor, values(20, 80, 0))))
                .isEqualTo("x: 80 % of values below anything the model was trained on (0)");
    }

    @Test
    void shouldAllowTheShareThatTheModelOrTheFeatureSays() {
        // Given
        DriftSettings most = DriftSettingsBuilder.builder(SETTINGS).outside(0.5).build();
        KnownRanges strict = known(Map.of("x", new TrainedRange(0.0, 100.0, 0.0)));
        KnownRanges limitOnly = known(Map.of("x", new TrainedRange(null, null, 0.9)));

        // Then
        assertThat(check(known(Map.of("x", TrainedRange.of(0, 100))), most, values(50, 0, 50))
                        .findings())
                .isEmpty();
        assertThat(check(strict, most, values(99, 0, 1)).findings()).hasSize(1);
        assertThat(check(strict, most, values(100, 0, 0)).findings()).isEmpty();
        assertThat(check(limitOnly, SETTINGS, values(20, 0, 80)).findings()).isEmpty();
        assertThat(check(limitOnly, SETTINGS, values(20, 0, 80))
                        .columns()
                        .getFirst()
                        .basis())
                .isEqualTo(RangeBasis.REFERENCE);
    }

    @Test
    void shouldSayWhatIsLackingInsteadOfAVerdict() {
        // When
        RangeCheck few = check(known(Map.of("x", TrainedRange.of(0, 1))), values(0, 0, 29));
        RangeCheck unknown = check(KnownRanges.none(), Map.of(), Map.of("x", values(0, 0, 500)));

        // Then
        assertThat(few.columns().getFirst().verdict()).isEqualTo(RangeVerdict.INSUFFICIENT_DATA);
        assertThat(few.columns().getFirst().share()).isNull();
        assertThat(few.findings()).isEmpty();
        assertThat(few.explanation())
                .isEqualTo("Whether values lie outside a range cannot be known: x: 29 values, 30 are needed.");
        assertThat(unknown.columns().getFirst().verdict()).isEqualTo(RangeVerdict.INSUFFICIENT_DATA);
        assertThat(unknown.columns().getFirst().minimum()).isNull();
        assertThat(unknown.explanation()).contains("no range is given, and the reference has 0 values");
    }

    @Test
    void shouldNotFindBesideASmallReferenceWhatChanceExplains() {
        // Given: two of thirty outside the range of forty, as often as not
        NumericProfile forty = NumericProfile.of(
                IntStream.range(0, 40).mapToDouble(i -> i * 100 / 39.0).toArray());

        // When
        RangeCheck two = check(KnownRanges.none(), Map.of("x", forty), Map.of("x", values(28, 0, 2)));
        RangeCheck all = check(KnownRanges.none(), Map.of("x", forty), Map.of("x", values(0, 0, 30)));

        // Then
        assertThat(two.columns().getFirst().verdict()).isEqualTo(RangeVerdict.INSUFFICIENT_DATA);
        assertThat(two.columns().getFirst().reason()).contains("the reference has 40 values");
        assertThat(all.columns().getFirst().verdict()).isEqualTo(RangeVerdict.OUT_OF_RANGE);
    }

    @Test
    void shouldHardlyEverFindAnythingInUnchangedRows() {
        // Given: twenty features, references and batches of one distribution with long tails
        SplittableRandom random = new SplittableRandom(5);
        int found = 0;
        for (int size : new int[] {30, 100, 1_000}) {
            for (int run = 0; run < 100; run++) {
                Map<String, NumericProfile> before = new LinkedHashMap<>();
                Map<String, NumericProfile> now = new LinkedHashMap<>();
                for (int feature = 0; feature < 20; feature++) {
                    before.put("f" + feature, longTailed(random, size));
                    now.put("f" + feature, longTailed(random, 30));
                }
                found += check(KnownRanges.none(), before, now).findings().size();
            }
        }

        // Then: one in a hundred is allowed
        assertThat(found).isLessThanOrEqualTo(6);
    }

    private static NumericProfile longTailed(SplittableRandom random, int rows) {
        return NumericProfile.of(random.doubles(rows)
                .map(value -> Math.tan(Math.PI * (value - 0.5)))
                .toArray());
    }

    @Test
    void shouldCheckNumericFeaturesOnly() {
        MonitoredColumns columns = MonitoredColumns.ofFeatures(Map.of("plan", FeatureType.CATEGORICAL));

        assertThat(RangeChecker.check(columns, SETTINGS, DataProfile.empty(), DataProfile.empty()))
                .isEmpty();
    }

    private static KnownRanges known(Map<String, TrainedRange> ranges) {
        return new KnownRanges(ranges, false);
    }

    private static @Nullable String message(RangeCheck check) {
        return check.findings().getFirst().message();
    }

    /** So many values within 0 to 100, below and above. */
    private static NumericProfile values(int inside, int below, int above) {
        return column(inside, below, above, 200);
    }

    private static NumericProfile column(int inside, int below, int above, double high) {
        double[] values = new double[inside + below + above];
        Arrays.fill(values, 50);
        Arrays.fill(values, inside, inside + below, -1);
        Arrays.fill(values, inside + below, values.length, high);
        return NumericProfile.of(values);
    }

    private static RangeCheck check(KnownRanges known, NumericProfile current) {
        return check(known, SETTINGS, current);
    }

    private static RangeCheck check(KnownRanges known, DriftSettings settings, NumericProfile current) {
        return check(known, settings, Map.of("x", UNIFORM), Map.of("x", current));
    }

    private static RangeCheck check(
            KnownRanges known, Map<String, NumericProfile> reference, Map<String, NumericProfile> current) {
        return check(known, SETTINGS, reference, current);
    }

    private static RangeCheck check(
            KnownRanges known,
            DriftSettings settings,
            Map<String, NumericProfile> reference,
            Map<String, NumericProfile> current) {
        Map<String, FeatureType> features = new LinkedHashMap<>();
        current.keySet().stream().sorted().forEach(name -> features.put(name, FeatureType.NUMERIC));
        return RangeChecker.check(
                        MonitoredColumns.ofFeatures(features).with(known),
                        settings,
                        new DataProfile(1_001, reference, Map.of()),
                        new DataProfile(100, current, Map.of()))
                .orElseThrow();
    }
}
