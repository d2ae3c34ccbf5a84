package io.leeway.statistics.vectors;

import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.distance.BinnedCounts;
import io.leeway.statistics.distance.Hellinger;
import io.leeway.statistics.distance.JensenShannon;
import io.leeway.statistics.distance.KullbackLeibler;
import io.leeway.statistics.distance.LInfinity;
import io.leeway.statistics.distance.Psi;
import io.leeway.statistics.distance.TotalVariation;
import io.leeway.statistics.hypothesis.ChiSquareContingency;
import io.leeway.statistics.hypothesis.ChiSquareGoodnessOfFit;
import io.leeway.statistics.hypothesis.ChiSquareResult;
import io.leeway.statistics.hypothesis.GTest;
import io.leeway.statistics.hypothesis.ProportionTest;
import io.leeway.statistics.hypothesis.TestResult;
import io.leeway.statistics.parity.EvidentlyDefault;
import io.leeway.statistics.profile.CategoricalProfile;

import static io.leeway.statistics.vectors.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

/** Kind categorical_pair: counts, distances and tests of one categorical column against scipy, evidently and NannyML. */
final class CategoricalPairTest {

    static Stream<VectorCase> all() {
        return VectorCase.ofKind("categorical_pair");
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldCount(VectorCase test) {
        for (String side : new String[] {"reference", "current"}) {
            JsonNode counts = test.expected().at("/counts/" + side);

            CategoricalProfile profile = test.categorical(side);

            assertThat(profile.rows()).isEqualTo(counts.get("n").asLong());
            assertThat(profile.missing()).isEqualTo(counts.get("missing").asLong());
            assertThat(profile.size()).isEqualTo(counts.get("n_clean").asLong());
            assertThat(profile.distinct()).isEqualTo(counts.get("distinct").asInt());
        }
        for (JsonNode category : test.expected().get("categories")) {
            String name = category.get(0).asText();
            assertThat(test.categorical("reference").count(name))
                    .isEqualTo(category.get(1).asLong());
            assertThat(test.categorical("current").count(name))
                    .isEqualTo(category.get(2).asLong());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldTestByContingency(VectorCase test) {
        CategoricalProfile reference = test.categorical("reference");
        CategoricalProfile current = test.categorical("current");
        JsonNode expected = test.expected().get("chi2_contingency");

        Outcome<ChiSquareResult> corrected = ChiSquareContingency.compare(reference, current);
        Outcome<ChiSquareResult> plain =
                ChiSquareContingency.compare(reference, current, ChiSquareContingency.Correction.NONE);

        Close.assertSame("statistic", corrected.map(ChiSquareResult::statistic), expected.get("statistic"));
        Close.assertSame("p", corrected.map(ChiSquareResult::pValue), expected.get("p"));
        Close.assertSame("plain", plain.map(ChiSquareResult::statistic), expected.get("statistic_uncorrected"));
        Close.assertSame("plain p", plain.map(ChiSquareResult::pValue), expected.get("p_uncorrected"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldMeasureDistances(VectorCase test) {
        CategoricalProfile reference = test.categorical("reference");
        CategoricalProfile current = test.categorical("current");

        Outcome<BinnedCounts> counts = BinnedCounts.ofCategories(reference, current);

        if (!test.expected().has("tvd")) {
            assertThat(counts).isInstanceOf(Outcome.Undefined.class);
            return;
        }
        assertClose("tvd", TotalVariation.of(counts.orElseThrow()).value(), test.expectedNumber("/tvd"));
        assertClose("linf", LInfinity.of(counts.orElseThrow()).value(), test.expectedNumber("/l_infinity"));
        assertClose(
                "psi", Psi.compare(reference, current).orElseThrow().value(), test.expectedNumber("/psi_evidently"));
        assertClose(
                "js",
                JensenShannon.compare(reference, current).orElseThrow().value(),
                test.expectedNumber("/js_evidently"));
        assertClose(
                "kl",
                KullbackLeibler.compare(reference, current).orElseThrow().value(),
                test.expectedNumber("/kl_evidently"));
        assertHellinger(counts, test.expectedNumber("/hellinger_evidently"));
        Outcome<BinnedCounts> known = BinnedCounts.ofKnownCategories(reference, current);
        assertClose(
                "js nannyml",
                JensenShannon.of(known.orElseThrow(), JensenShannon.Base.TWO).value(),
                test.expectedNumber("/js_nannyml"));
        assertHellinger(known, test.expectedNumber("/hellinger_nannyml"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldTestOtherwise(VectorCase test) {
        CategoricalProfile reference = test.categorical("reference");
        CategoricalProfile current = test.categorical("current");

        Outcome<ChiSquareResult> fit = ChiSquareGoodnessOfFit.compare(reference, current);

        JsonNode expected = test.expected();
        Close.assertSame("fit", fit.map(ChiSquareResult::pValue), expected.get("chi2_evidently_p"));
        Close.assertSame(
                "g", GTest.compare(reference, current).map(ChiSquareResult::pValue), expected.get("g_contingency_p"));
        Outcome<BinnedCounts> counts = BinnedCounts.ofCategories(reference, current);
        Close.assertSame("z", counts.flatMap(ProportionTest::of).map(TestResult::pValue), expected.get("z_test_p"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldDecideAsEvidently(VectorCase test) {
        Outcome<EvidentlyDefault.Decision> decision =
                EvidentlyDefault.decide(test.categorical("reference"), test.categorical("current"));

        if (test.expected().has("evidently_default")) {
            EvidentlyDefaultExpectation.assertDecision(
                    decision.orElseThrow(), test.expected().get("evidently_default"));
        } else {
            assertThat(decision).isInstanceOf(Outcome.Undefined.class);
        }
    }

    private static void assertHellinger(Outcome<BinnedCounts> counts, double expected) {
        double actual = Hellinger.of(counts.orElseThrow()).value();
        assertClose("hellinger", actual * actual, expected * expected, 1e-9, 1e-14);
    }
}
