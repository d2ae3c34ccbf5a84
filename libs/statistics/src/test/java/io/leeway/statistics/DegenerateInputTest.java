package io.leeway.statistics;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.leeway.statistics.distance.EnergyDistance;
import io.leeway.statistics.distance.Hellinger;
import io.leeway.statistics.distance.JensenShannon;
import io.leeway.statistics.distance.KullbackLeibler;
import io.leeway.statistics.distance.LInfinity;
import io.leeway.statistics.distance.Psi;
import io.leeway.statistics.distance.TotalVariation;
import io.leeway.statistics.distance.Wasserstein;
import io.leeway.statistics.hypothesis.AndersonDarling;
import io.leeway.statistics.hypothesis.ChiSquareContingency;
import io.leeway.statistics.hypothesis.ChiSquareGoodnessOfFit;
import io.leeway.statistics.hypothesis.CramerVonMises;
import io.leeway.statistics.hypothesis.GTest;
import io.leeway.statistics.hypothesis.KolmogorovSmirnov;
import io.leeway.statistics.hypothesis.MannWhitney;
import io.leeway.statistics.hypothesis.MeanShift;
import io.leeway.statistics.parity.EvidentlyDefault;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeout;

/** Bad input: every pair of nasty columns gives a number or a reason, never NaN and never an endless loop. */
final class DegenerateInputTest {

    private static final Map<String, double[]> COLUMNS = Map.ofEntries(
            Map.entry("nothing", new double[0]),
            Map.entry("one", new double[] {3}),
            Map.entry("another", new double[] {-4}),
            Map.entry("missing", new double[] {Double.NaN, Double.NaN}),
            Map.entry("infinite", new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}),
            Map.entry("constant", new double[] {7, 7, 7, 7, 7}),
            Map.entry("two", new double[] {1, 2}),
            Map.entry("zeros", new double[] {0.0, -0.0, 0.0}),
            Map.entry("huge", IntStream.range(0, 40).mapToDouble(i -> i * 1e150).toArray()),
            Map.entry("greatest", new double[] {-Double.MAX_VALUE, Double.MAX_VALUE, 0, 1}),
            Map.entry("tiny", new double[] {Double.MIN_VALUE, 0, 2 * Double.MIN_VALUE}),
            Map.entry(
                    "offset",
                    IntStream.range(0, 40).mapToDouble(i -> 1e9 + i * 1e-6).toArray()),
            Map.entry("plain", IntStream.range(0, 50).mapToDouble(i -> i * 0.5).toArray()));

    private static final List<BiFunction<NumericProfile, NumericProfile, Outcome<?>>> NUMERIC = List.of(
            KolmogorovSmirnov::compare,
            (a, b) -> KolmogorovSmirnov.compare(a, b, KolmogorovSmirnov.Method.ASYMPTOTIC),
            Wasserstein::compare,
            EnergyDistance::compare,
            Psi::compare,
            JensenShannon::compare,
            KullbackLeibler::compare,
            Hellinger::compare,
            CramerVonMises::compare,
            AndersonDarling::compare,
            MannWhitney::compare,
            EvidentlyDefault::decide);

    private static final List<BiFunction<CategoricalProfile, CategoricalProfile, Outcome<?>>> CATEGORICAL = List.of(
            ChiSquareContingency::compare,
            GTest::compare,
            Psi::compare,
            JensenShannon::compare,
            KullbackLeibler::compare,
            Hellinger::compare,
            TotalVariation::compare,
            LInfinity::compare);

    static Stream<Arguments> pairs() {
        return COLUMNS.keySet().stream()
                .sorted()
                .flatMap(left -> COLUMNS.keySet().stream().sorted().map(right -> Arguments.of(left, right)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void shouldAnswerNumbersOrAReason(String left, String right) {
        NumericProfile reference = NumericProfile.of(COLUMNS.get(left));
        NumericProfile current = NumericProfile.of(COLUMNS.get(right));

        Stream<Outcome<?>> outcomes = NUMERIC.stream().map(statistic -> statistic.apply(reference, current));

        assertThat(outcomes).allSatisfy(outcome -> {
            if (outcome instanceof Outcome.Defined<?>(Object value)) {
                assertThat(reference.size()).isPositive();
                assertThat(current.size()).isPositive();
                assertNoNaN(value);
            }
        });
        assertMeanShift(MeanShift.compare(reference, current));
    }

    private static void assertMeanShift(Outcome<MeanShift.Result> outcome) {
        if (outcome instanceof Outcome.Defined<MeanShift.Result>(MeanShift.Result result)) {
            assertThat(result.statistic()).isFinite();
            assertThat(result.pValue()).isBetween(0.0, 1.0);
            assertThat(result.standardised()).isNotNaN();
            assertThat(result.varianceRatio()).isNotNaN();
        }
    }

    static Stream<Arguments> categoricalPairs() {
        List<String[]> columns = List.of(
                new String[0],
                new String[] {null, null},
                new String[] {""},
                new String[] {"", "", "a"},
                new String[] {"\uD800", "\uDFFF"},
                IntStream.range(0, 100_000).mapToObj(i -> "c" + i).toArray(String[]::new));
        return columns.stream().flatMap(left -> columns.stream().map(right -> Arguments.of(left, right)));
    }

    @ParameterizedTest
    @MethodSource("categoricalPairs")
    void shouldAnswerNumbersOrAReasonForCategories(String[] left, String[] right) {
        CategoricalProfile reference = profile(left);
        CategoricalProfile current = profile(right);

        Stream<Outcome<?>> outcomes = CATEGORICAL.stream().map(statistic -> statistic.apply(reference, current));

        assertThat(outcomes).allSatisfy(outcome -> {
            if (outcome instanceof Outcome.Defined<?>(Object value)) {
                assertNoNaN(value);
            }
        });
        assertThat(ChiSquareGoodnessOfFit.compare(reference, current)
                        .map(result -> !Double.isNaN(result.statistic()) && result.pValue() >= 0)
                        .toOptional()
                        .orElse(true))
                .isTrue();
    }

    private static CategoricalProfile profile(String[] values) {
        CategoricalProfile.Builder builder = CategoricalProfile.builder();
        Arrays.stream(values).forEach(builder::add);
        return builder.build();
    }

    @Test
    void shouldSayWhichSideIsEmpty() {
        NumericProfile empty = NumericProfile.of(COLUMNS.get("missing"));
        NumericProfile plain = NumericProfile.of(COLUMNS.get("plain"));

        assertThat(KolmogorovSmirnov.compare(empty, plain)).isEqualTo(Outcome.undefined(Reason.REFERENCE_EMPTY));
        assertThat(KolmogorovSmirnov.compare(plain, empty)).isEqualTo(Outcome.undefined(Reason.CURRENT_EMPTY));
    }

    @Test
    void shouldEndOnManyDistinctValuesWithinSeconds() {
        NumericProfile many = NumericProfile.of(
                IntStream.range(0, 100_000).mapToDouble(i -> i * 1e-3).toArray());

        assertThat(NUMERIC).allSatisfy(statistic -> assertThatCode(
                        () -> assertTimeout(Duration.ofSeconds(20), () -> statistic.apply(many, many)))
                .doesNotThrowAnyException());
    }

    private static void assertNoNaN(Object value) {
        try {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                component.getAccessor().setAccessible(true);
                if (component.getAccessor().invoke(value) instanceof Double number) {
                    assertThat(number)
                            .as("%s of %s", component.getName(), value)
                            .isFinite();
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
