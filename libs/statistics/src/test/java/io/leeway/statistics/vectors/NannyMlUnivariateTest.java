package io.leeway.statistics.vectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.leeway.statistics.distance.BinnedCounts;
import io.leeway.statistics.distance.Binning;
import io.leeway.statistics.distance.Hellinger;
import io.leeway.statistics.distance.JensenShannon;
import io.leeway.statistics.distance.LInfinity;
import io.leeway.statistics.distance.Wasserstein;
import io.leeway.statistics.hypothesis.ChiSquareContingency;
import io.leeway.statistics.hypothesis.KolmogorovSmirnov;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;
import io.leeway.statistics.threshold.DynamicThreshold;
import io.leeway.statistics.threshold.Polarity;
import io.leeway.statistics.threshold.ThresholdBand;

import static io.leeway.statistics.vectors.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

/** Kind nannyml_univariate: NannyML's values, thresholds and alerts chunk by chunk. */
final class NannyMlUnivariateTest {

    private static final double ALPHA = 0.05;

    static Stream<VectorCase> all() {
        return VectorCase.ofKind("nannyml_univariate");
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldMeasureNumericChunks(VectorCase test) {
        for (String column : new String[] {"x", "z"}) {
            List<NumericProfile> chunks = new ArrayList<>();
            for (String period : new String[] {"reference", "analysis"}) {
                double[] values = VectorCase.numbers(test.input().get(period).get(column));
                for (int from = 0; from < values.length; from += chunkSize(test)) {
                    chunks.add(NumericProfile.of(Arrays.copyOfRange(values, from, from + chunkSize(test))));
                }
            }
            NumericProfile reference = test(test, column);
            assertMethod(test, column, "kolmogorov_smirnov", chunks, chunk -> KolmogorovSmirnov.compare(
                            reference, chunk, KolmogorovSmirnov.Method.ASYMPTOTIC)
                    .orElseThrow()
                    .statistic());
            assertMethod(test, column, "wasserstein", chunks, chunk -> Wasserstein.compare(reference, chunk)
                    .orElseThrow()
                    .raw());
            assertMethod(test, column, "jensen_shannon", chunks, chunk -> JensenShannon.compare(
                            reference, chunk, Binning.doane(), JensenShannon.Base.TWO)
                    .orElseThrow()
                    .value());
            assertMethod(
                    test, column, "hellinger", chunks, chunk -> Hellinger.compare(reference, chunk, Binning.doane())
                            .orElseThrow()
                            .value());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldMeasureCategoricalChunks(VectorCase test) {
        List<CategoricalProfile> chunks = new ArrayList<>();
        for (String period : new String[] {"reference", "analysis"}) {
            JsonNode values = test.input().get(period).get("c");
            for (int from = 0; from < values.size(); from += chunkSize(test)) {
                CategoricalProfile.Builder builder = CategoricalProfile.builder();
                for (int i = from; i < from + chunkSize(test); i++) {
                    builder.add(values.get(i).isNull() ? null : values.get(i).asText());
                }
                chunks.add(builder.build());
            }
        }
        CategoricalProfile reference =
                VectorCase.categorical(test.input().get("reference").get("c"));
        assertMethod(test, "c", "jensen_shannon", chunks, chunk -> JensenShannon.of(
                        known(reference, chunk), JensenShannon.Base.TWO)
                .value());
        assertMethod(test, "c", "hellinger", chunks, chunk -> Hellinger.of(known(reference, chunk))
                .value());
        assertMethod(test, "c", "l_infinity", chunks, chunk -> LInfinity.compare(reference, chunk)
                .orElseThrow()
                .value());
        for (int chunk = 0; chunk < chunks.size(); chunk++) {
            var result =
                    ChiSquareContingency.compare(reference, chunks.get(chunk)).orElseThrow();
            assertClose("chi2", result.statistic(), number(test, "c/chi2/value", chunk));
            assertThat(result.pValue() < ALPHA)
                    .isEqualTo(table(test).get("c/chi2/alert").get(chunk).asBoolean());
        }
    }

    private static BinnedCounts known(CategoricalProfile reference, CategoricalProfile chunk) {
        return BinnedCounts.ofKnownCategories(reference, chunk).orElseThrow();
    }

    private static NumericProfile test(VectorCase test, String column) {
        return NumericProfile.of(
                VectorCase.numbers(test.input().get("reference").get(column)));
    }

    private static int chunkSize(VectorCase test) {
        return test.input().get("chunk_size").asInt();
    }

    private static JsonNode table(VectorCase test) {
        return test.expected().get("table");
    }

    private static double number(VectorCase test, String key, int chunk) {
        return VectorCase.number(table(test).get(key).get(chunk));
    }

    private static <T> void assertMethod(
            VectorCase test, String column, String method, List<T> chunks, ToDoubleFunction<T> statistic) {
        double[] values = chunks.stream().mapToDouble(statistic).toArray();
        String key = column + "/" + method;
        int references = (int) table(test)
                .get("chunk/chunk/period")
                .valueStream()
                .filter(period -> period.asText().equals("reference"))
                .count();
        ThresholdBand band = new DynamicThreshold(
                        3, references, 2, Polarity.HIGH_IS_BAD, DynamicThreshold.Widening.NONE)
                .learn(Arrays.copyOf(values, references))
                .orElseThrow();
        for (int chunk = 0; chunk < values.length; chunk++) {
            assertClose(key, values[chunk], number(test, key + "/value", chunk));
            assertClose(key, band.upper(), number(test, key + "/upper_threshold", chunk));
            assertThat(band.isBreachedBy(values[chunk]))
                    .isEqualTo(table(test).get(key + "/alert").get(chunk).asBoolean());
        }
    }
}
