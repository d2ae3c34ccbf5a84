package io.leeway.statistics.vectors;

import java.util.Arrays;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.hypothesis.AndersonDarling;
import io.leeway.statistics.hypothesis.CramerVonMises;
import io.leeway.statistics.hypothesis.KolmogorovSmirnov;
import io.leeway.statistics.hypothesis.MannWhitney;
import io.leeway.statistics.hypothesis.MeanShift;
import io.leeway.statistics.hypothesis.TestResult;
import io.leeway.statistics.multivariate.Bandwidth;
import io.leeway.statistics.multivariate.MaximumMeanDiscrepancy;
import io.leeway.statistics.parity.EvidentlyDefault;
import io.leeway.statistics.profile.NumericProfile;

import static io.leeway.statistics.vectors.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

/** Kind numeric_pair: the tests beyond Kolmogorov-Smirnov, MMD of one column, and the decisions of evidently and alibi-detect. */
final class NumericTestsTest {

    /**
     * Evidently takes squared distances as {@code x^2 + y^2 - 2xy}. On values of 1e9 that cancels to multiples of 128 and its
     * answer is -1.75e52, which no discrepancy bounded by 2 can be; ours is computed from the differences.
     */
    private static final String CANCELLED = "numeric/large_offset";

    /**
     * On values of 1e150 scipy's degrees of freedom of the Welch test overflow to NaN, for which it takes 1. Ours is the p-value
     * of the same data divided by 1e150, see MeanShiftTest.
     */
    private static final String OVERFLOWED = "numeric/huge_magnitude";

    static Stream<VectorCase> all() {
        return VectorCase.ofKind("numeric_pair");
    }

    static Stream<VectorCase> defined() {
        return all().filter(test -> !test.expected().has("undefined"));
    }

    static Stream<VectorCase> withMmd() {
        return all().filter(test -> test.expected().has("mmd"));
    }

    @ParameterizedTest
    @MethodSource("defined")
    void shouldTestByAndersonDarling(VectorCase test) {
        Outcome<TestResult> result = AndersonDarling.compare(test.numeric("reference"), test.numeric("current"));

        JsonNode expected = test.expected().get("anderson_darling");
        Close.assertSame("statistic", result.map(TestResult::statistic), expected.get("statistic"));
        Close.assertSame("p", result.map(TestResult::pValue), expected.get("p"));
        if (expected.has("critical_values")) {
            double[] critical = VectorCase.numbers(expected.get("critical_values"));
            for (int i = 0; i < critical.length; i++) {
                assertClose("critical", AndersonDarling.criticalValues()[i], critical[i]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("defined")
    void shouldTestByMannWhitney(VectorCase test) {
        NumericProfile reference = test.numeric("reference");
        NumericProfile current = test.numeric("current");

        TestResult result = MannWhitney.compare(reference, current).orElseThrow();

        JsonNode expected = test.expected().get("mann_whitney");
        assertClose("u", result.statistic(), expected.get("u_reference").asDouble());
        assertClose("p", result.pValue(), expected.get("p").asDouble(), 1e-9, 1e-300);
        TestResult limit = MannWhitney.compareAsymptotic(reference, current, MannWhitney.Alternative.TWO_SIDED)
                .orElseThrow();
        assertClose("limit", limit.pValue(), expected.get("p_asymptotic").asDouble(), 1e-9, 1e-300);
        TestResult less = MannWhitney.compare(reference, current, MannWhitney.Alternative.REFERENCE_LESS)
                .orElseThrow();
        assertClose("less", less.pValue(), expected.get("p_less_evidently").asDouble(), 1e-9, 1e-300);
    }

    @ParameterizedTest
    @MethodSource("defined")
    void shouldTestByCramerVonMises(VectorCase test) {
        Outcome<TestResult> result = CramerVonMises.compare(test.numeric("reference"), test.numeric("current"));

        JsonNode expected = test.expected().get("cramer_von_mises");
        Close.assertSame("statistic", result.map(TestResult::statistic), expected.get("statistic"));
        if (VectorCase.answers(expected.get("p"))) {
            // the reference subtracts a series from 1, so its digits end at 1e-14 or so
            assertClose("p", result.orElseThrow().pValue(), expected.get("p").asDouble(), 1e-9, 1e-13);
        }
    }

    @ParameterizedTest
    @MethodSource("defined")
    void shouldTestMeans(VectorCase test) {
        NumericProfile reference = test.numeric("reference");
        NumericProfile current = test.numeric("current");

        Outcome<MeanShift.Result> welch = MeanShift.compare(reference, current);
        Outcome<MeanShift.Result> equal = MeanShift.compare(reference, current, MeanShift.Variance.EQUAL);

        JsonNode expected = test.expected().get("t_test");
        Close.assertSame("welch", welch.map(MeanShift.Result::statistic), expected.get("statistic_welch"));
        if (!test.id().equals(OVERFLOWED)) {
            Close.assertSame("welch p", welch.map(MeanShift.Result::pValue), expected.get("p_welch"));
        }
        Close.assertSame("equal", equal.map(MeanShift.Result::statistic), expected.get("statistic_equal_var"));
        Close.assertSame("equal p", equal.map(MeanShift.Result::pValue), expected.get("p_equal_var"));
    }

    @ParameterizedTest
    @MethodSource("withMmd")
    void shouldMeasureMmd(VectorCase test) {
        double[][] reference = column(test.numbers("reference"));
        double[][] current = column(test.numbers("current"));

        Outcome<MaximumMeanDiscrepancy.Result> result = MaximumMeanDiscrepancy.compare(reference, current, 1);

        JsonNode expected = test.expected().get("mmd");
        Close.assertSame(
                "unbiased", result.map(MaximumMeanDiscrepancy.Result::unbiased), expected.get("sigma1_unbiased"));
        Close.assertSame("biased", result.map(MaximumMeanDiscrepancy.Result::biased), expected.get("sigma1_biased"));
        assertEvidently(test, reference, current, expected);
    }

    private static void assertEvidently(VectorCase test, double[][] reference, double[][] current, JsonNode expected) {
        double sigma = Bandwidth.MEDIAN_OF_ALL.of(reference).orElseThrow();
        double mmd = MaximumMeanDiscrepancy.compare(reference, current, sigma)
                .map(MaximumMeanDiscrepancy.Result::unbiased)
                .orElseThrow();
        if (test.id().equals(CANCELLED)) {
            assertThat(mmd).isBetween(-1.0, 1.0);
            return;
        }
        assertClose("sigma", sigma, expected.get("evidently_sigma").asDouble());
        assertClose("evidently", mmd, expected.get("evidently_mmd2").asDouble());
    }

    @ParameterizedTest
    @MethodSource("defined")
    void shouldDecideAsEvidently(VectorCase test) {
        EvidentlyDefault.Decision decision = EvidentlyDefault.decide(test.numeric("reference"), test.numeric("current"))
                .orElseThrow();

        EvidentlyDefaultExpectation.assertDecision(decision, test.expected().get("evidently_default"));
    }

    @ParameterizedTest
    @MethodSource("defined")
    void shouldTestAsAlibiDetect(VectorCase test) {
        Outcome<KolmogorovSmirnov.Result> result = KolmogorovSmirnov.compare(
                test.numeric("reference"), test.numeric("current"), KolmogorovSmirnov.Method.ASYMPTOTIC);

        JsonNode expected = test.expected().get("alibi_ks");
        if (!VectorCase.answers(expected.get("p"))) {
            assertThat(result).isInstanceOf(Outcome.Undefined.class);
            return;
        }
        double pValue = result.orElseThrow().pValue();
        // float32, whose numbers end at 1e-38
        assertClose("p", pValue, expected.get("p").asDouble(), 1e-5, 1e-38);
        assertClose(
                "distance",
                result.orElseThrow().statistic(),
                expected.get("distance").asDouble(),
                1e-5,
                1e-9);
        assertThat(pValue < 0.05 ? 1 : 0).isEqualTo(expected.get("is_drift").asInt());
    }

    private static double[][] column(double[] values) {
        return Arrays.stream(values)
                .filter(Double::isFinite)
                .mapToObj(value -> new double[] {value})
                .toArray(double[][]::new);
    }
}
