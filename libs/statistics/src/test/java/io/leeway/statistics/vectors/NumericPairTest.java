package io.leeway.statistics.vectors;

import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.leeway.statistics.Outcome;
import io.leeway.statistics.distance.BinnedCounts;
import io.leeway.statistics.distance.Binning;
import io.leeway.statistics.distance.EnergyDistance;
import io.leeway.statistics.distance.Hellinger;
import io.leeway.statistics.distance.JensenShannon;
import io.leeway.statistics.distance.KullbackLeibler;
import io.leeway.statistics.distance.Psi;
import io.leeway.statistics.distance.Wasserstein;
import io.leeway.statistics.distance.ZeroShares;
import io.leeway.statistics.hypothesis.KolmogorovDistribution;
import io.leeway.statistics.hypothesis.KolmogorovSmirnov;
import io.leeway.statistics.profile.NumericProfile;

import static io.leeway.statistics.vectors.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

/** Kind numeric_pair: profiles, distances and tests of one numeric column against scipy, evidently and NannyML. */
final class NumericPairTest {

    static Stream<VectorCase> all() {
        return VectorCase.ofKind("numeric_pair");
    }

    static Stream<VectorCase> defined() {
        return all().filter(test -> !test.expected().has("undefined"));
    }

    static Stream<VectorCase> undefined() {
        return all().filter(test -> test.expected().has("undefined"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldCount(VectorCase test) {
        for (String side : new String[] {"reference", "current"}) {
            JsonNode counts = test.expected().at("/counts/" + side);

            NumericProfile profile = test.numeric(side);

            assertThat(profile.rows()).isEqualTo(counts.get("n").asLong());
            assertThat(profile.missing()).isEqualTo(counts.get("missing").asLong());
            assertThat(profile.positiveInfinities())
                    .isEqualTo(counts.get("pos_inf").asLong());
            assertThat(profile.negativeInfinities())
                    .isEqualTo(counts.get("neg_inf").asLong());
            assertThat(profile.zeros()).isEqualTo(counts.get("zeros").asLong());
            assertThat(profile.size()).isEqualTo(counts.get("n_clean").asLong());
            assertThat(profile.distinct()).isEqualTo(counts.get("distinct").asInt());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldSummarise(VectorCase test) {
        for (String side : new String[] {"reference", "current"}) {
            JsonNode summary = test.expected().at("/summary/" + side);

            NumericProfile profile = test.numeric(side);

            if (summary.has("error")) {
                assertThat(profile.size()).isZero();
                continue;
            }
            double scale = Math.max(Math.abs(profile.min()), Math.abs(profile.max()));
            assertClose("mean", profile.mean(), summary.get("mean").asDouble(), 1e-9, 1e-15 * scale);
            assertClose(
                    "std",
                    profile.populationStandardDeviation(),
                    number(summary, "std_population"),
                    1e-9,
                    1e-15 * scale);
            assertThat(profile.min()).isEqualTo(number(summary, "min"));
            assertClose("q25", profile.quantile(0.25), number(summary, "q25"));
            assertClose("median", profile.quantile(0.5), number(summary, "median"));
            assertClose("q75", profile.quantile(0.75), number(summary, "q75"));
            assertThat(profile.max()).isEqualTo(number(summary, "max"));
            if (profile.size() > 1) {
                double expected = number(summary, "std_sample");
                assertClose("std", profile.sampleStandardDeviation(), expected, 1e-9, 1e-15 * scale);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("defined")
    void shouldTestByKolmogorovSmirnov(VectorCase test) {
        JsonNode expected = test.expected().get("ks");
        NumericProfile reference = test.numeric("reference");
        NumericProfile current = test.numeric("current");

        KolmogorovSmirnov.Result auto =
                KolmogorovSmirnov.compare(reference, current).orElseThrow();

        assertClose("statistic", auto.statistic(), number(expected, "statistic"));
        assertThat(auto.sign()).isEqualTo(expected.get("sign").asInt());
        assertThat(Math.abs(reference.cdf(auto.location()) - current.cdf(auto.location())))
                .isEqualTo(auto.statistic(), org.assertj.core.api.Assertions.within(1e-12));
        assertClose("lattice", auto.pValue(), number(expected, "p_exact_lattice"), 1e-9, 1e-300);
        if (expected.has("p_scipy_exact")) {
            assertClose("exact", auto.pValue(), number(expected, "p_scipy_exact"), 1e-9, 1e-300);
        }
        assertAsymptotic(expected, reference, current);
    }

    private static void assertAsymptotic(JsonNode expected, NumericProfile reference, NumericProfile current) {
        Outcome<KolmogorovSmirnov.Result> asymptotic =
                KolmogorovSmirnov.compare(reference, current, KolmogorovSmirnov.Method.ASYMPTOTIC);
        Close.assertSame("asymptotic", asymptotic.map(KolmogorovSmirnov.Result::pValue), expected.get("p_asymp"));
        double statistic = number(expected, "statistic");
        double n = reference.size();
        double m = current.size();
        double limit = KolmogorovDistribution.limitSurvival(Math.sqrt(n * m / (n + m)) * statistic);
        assertClose("limit", limit, number(expected, "p_kolmogorov_limit"), 1e-9, 1e-300);
    }

    @ParameterizedTest
    @MethodSource("defined")
    void shouldMeasureWassersteinAndEnergy(VectorCase test) {
        NumericProfile reference = test.numeric("reference");
        NumericProfile current = test.numeric("current");

        Wasserstein.Result wasserstein = Wasserstein.compare(reference, current).orElseThrow();
        EnergyDistance.Result energy =
                EnergyDistance.compare(reference, current).orElseThrow();

        assertClose("raw", wasserstein.raw(), test.expectedNumber("/wasserstein/raw"));
        assertClose("normalised", wasserstein.normalised(), test.expectedNumber("/wasserstein/normalised_evidently"));
        assertClose("energy", energy.distance(), test.expectedNumber("/energy/distance"));
        assertClose("squared", energy.squared(), test.expectedNumber("/energy/squared"));
    }

    @ParameterizedTest
    @MethodSource("defined")
    void shouldBinAsEvidently(VectorCase test) {
        NumericProfile reference = test.numeric("reference");
        NumericProfile current = test.numeric("current");

        BinnedCounts counts = Binning.evidently().bin(reference, current).orElseThrow();

        double[] shares = VectorCase.numbers(test.expected().at("/binning_evidently/ref_share"));
        assertThat(counts.bins()).isEqualTo(shares.length);
        for (int bin = 0; bin < shares.length; bin++) {
            assertClose("share", counts.referenceShare(bin), shares[bin]);
        }
        assertClose("psi", Psi.of(counts, ZeroShares.EVIDENTLY).value(), test.expectedNumber("/psi_evidently"));
        assertClose("js", JensenShannon.of(counts, JensenShannon.Base.E).value(), test.expectedNumber("/js_evidently"));
        assertClose(
                "kl", KullbackLeibler.of(counts, ZeroShares.EVIDENTLY).value(), test.expectedNumber("/kl_evidently"));
        assertHellinger(
                Hellinger.compare(reference, current).orElseThrow().value(),
                test.expectedNumber("/hellinger_evidently"));
    }

    @ParameterizedTest
    @MethodSource("defined")
    void shouldMeasureDecilePsi(VectorCase test) {
        BinnedCounts counts = Binning.deciles()
                .bin(test.numeric("reference"), test.numeric("current"))
                .orElseThrow();

        double psi = Psi.of(counts, ZeroShares.FIXED).value();

        double[] edges = VectorCase.numbers(test.expected().at("/psi_deciles/edges"));
        assertThat(counts.edges()).hasSize(edges.length);
        assertClose("psi", psi, test.expectedNumber("/psi_deciles/value"));
    }

    @ParameterizedTest
    @MethodSource("defined")
    void shouldBinAsNannyMl(VectorCase test) {
        if (!test.expected().has("js_nannyml")) {
            return;
        }
        BinnedCounts counts = Binning.doane()
                .bin(test.numeric("reference"), test.numeric("current"))
                .orElseThrow();

        double js = JensenShannon.of(counts, JensenShannon.Base.TWO).value();

        assertClose("js", js, test.expectedNumber("/js_nannyml/value"));
        assertHellinger(Hellinger.of(counts).value(), test.expectedNumber("/hellinger_nannyml"));
    }

    @ParameterizedTest
    @MethodSource("undefined")
    void shouldDefineNothingWhenASideIsEmpty(VectorCase test) {
        NumericProfile reference = test.numeric("reference");
        NumericProfile current = test.numeric("current");

        Outcome<KolmogorovSmirnov.Result> ks = KolmogorovSmirnov.compare(reference, current);

        assertThat(ks).isInstanceOf(Outcome.Undefined.class);
        assertThat(Wasserstein.compare(reference, current)).isInstanceOf(Outcome.Undefined.class);
        assertThat(EnergyDistance.compare(reference, current)).isInstanceOf(Outcome.Undefined.class);
        assertThat(Psi.compare(reference, current)).isInstanceOf(Outcome.Undefined.class);
        assertThat(JensenShannon.compare(reference, current)).isInstanceOf(Outcome.Undefined.class);
        assertThat(KullbackLeibler.compare(reference, current)).isInstanceOf(Outcome.Undefined.class);
        assertThat(Hellinger.compare(reference, current)).isInstanceOf(Outcome.Undefined.class);
    }

    /** The reference computes the root of 1 - sum, which cancels near zero; its squares agree. */
    private static void assertHellinger(double actual, double expected) {
        assertClose("hellinger", actual * actual, expected * expected, 1e-9, 1e-14);
    }

    private static double number(JsonNode node, String key) {
        return VectorCase.number(node.get(key));
    }
}
